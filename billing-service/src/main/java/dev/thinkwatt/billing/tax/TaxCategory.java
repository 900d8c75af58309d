package dev.thinkwatt.billing.tax;

import org.jspecify.annotations.Nullable;

/** How VAT is charged, or why it is not. Codes are those of EN 16931 (UNCL 5305, VATEX). */
public enum TaxCategory {
    /** At a rate. */
    STANDARD("S", null),
    /** At a rate of zero. */
    ZERO_RATED("Z", null),
    /** The buyer owes it: a service from one state of the European Union to a business in another. */
    REVERSE_CHARGE("AE", "VATEX-EU-AE"),
    /** Exempt from it, for a reason that the account states. */
    EXEMPT("E", null),
    /** The seller owes none: it is not registered, or the buyer is outside the European Union. */
    OUT_OF_SCOPE("O", "VATEX-EU-O");

    private final String code;
    private final @Nullable String reasonCode;

    TaxCategory(String code, @Nullable String reasonCode) {
        this.code = code;
        this.reasonCode = reasonCode;
    }

    public String code() {
        return code;
    }

    public @Nullable String reasonCode() {
        return reasonCode;
    }

    /** Whether the VAT ids of seller and buyer stand on the document: where VAT is no subject, they may not. */
    public boolean namesVatIds() {
        return this != OUT_OF_SCOPE;
    }
}
