package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.Optional;
import java.util.Set;

/** Why an invoice charges no VAT. Categories and reasons are those of EN 16931 (UNCL 5305, VATEX). */
enum Tax {
    /** The seller owes no VAT for it. */
    OUT_OF_SCOPE("O", "VATEX-EU-O", "Not subject to VAT"),
    /** The buyer owes it: a service from one state of the European Union to a business in another. */
    REVERSE_CHARGE("AE", "VATEX-EU-AE", "Reverse charge");

    private static final Set<String> UNION = Set.of(
            "AT", "BE", "BG", "HR", "CY", "CZ", "DK", "EE", "FI", "FR", "DE", "GR", "HU", "IE", "IT", "LV", "LT", "LU",
            "MT", "NL", "PL", "PT", "RO", "SK", "SI", "ES", "SE");

    private final String category;
    private final String reasonCode;
    private final String reason;

    Tax(String category, String reasonCode, String reason) {
        this.category = category;
        this.reasonCode = reasonCode;
        this.reason = reason;
    }

    /**
     * The treatment of what a seller sends to a buyer.
     *
     * @throws ProblemException a conflict, where VAT would have to be charged: invoices carry none
     */
    static Tax of(Optional<String> sellerVatId, String sellerCountry, BilledParty buyer) {
        if (sellerVatId.isEmpty()) {
            return OUT_OF_SCOPE;
        }
        boolean abroad = !sellerCountry.equals(buyer.country());
        if (abroad && !UNION.contains(buyer.country())) {
            return OUT_OF_SCOPE;
        }
        if (abroad && UNION.contains(sellerCountry) && buyer.vatId() != null) {
            return REVERSE_CHARGE;
        }
        throw ProblemException.conflict("VAT is due on what is sold in " + sellerCountry
                + " to this account, and its invoices carry none: no document can be made of them.");
    }

    public String category() {
        return category;
    }

    String reasonCode() {
        return reasonCode;
    }

    public String reason() {
        return reason;
    }

    /** Whether the VAT ids of seller and buyer stand on the document: where VAT is no subject, they may not. */
    public boolean namesVatIds() {
        return this == REVERSE_CHARGE;
    }
}
