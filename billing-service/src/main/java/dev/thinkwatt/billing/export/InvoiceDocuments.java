package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledParties;
import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import dev.thinkwatt.billing.seller.SellerConfig;
import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Puts together what stands on an invoice that leaves the house. */
@ApplicationScoped
class InvoiceDocuments {

    private final SellerConfig seller;
    private final BilledParties parties;

    InvoiceDocuments(SellerConfig seller, BilledParties parties) {
        this.seller = seller;
        this.parties = parties;
    }

    InvoiceDocument of(KeptInvoice kept) {
        return of(kept, parties.of(kept.invoice().accountId()), seller);
    }

    /** A draft may not know it yet. */
    private static @Nullable Tax tax(KeptInvoice kept) {
        Tax tax = kept.invoice().tax();
        if (tax == null && kept.number() != null) {
            throw ProblemException.conflict(
                    "The invoice was made final before invoices told of tax: no document can be made of it.");
        }
        return tax;
    }

    static InvoiceDocument of(KeptInvoice kept, BilledParty buyer, SellerConfig seller) {
        Instant finalisedAt = kept.finalisedAt();
        LocalDate issued = LocalDate.ofInstant(finalisedAt == null ? kept.drawnAt() : finalisedAt, ZoneOffset.UTC);
        return new InvoiceDocument(
                kept.invoiceId(),
                kept.number(),
                issued,
                Objects.requireNonNullElse(kept.dueOn(), issued.plusDays(seller.paymentDays())),
                seller,
                buyer,
                tax(kept),
                kept.invoice());
    }
}
