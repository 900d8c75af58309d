package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledParties;
import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;

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

    static InvoiceDocument of(KeptInvoice kept, BilledParty buyer, SellerConfig seller) {
        Instant finalisedAt = kept.finalisedAt();
        LocalDate issued = LocalDate.ofInstant(finalisedAt == null ? kept.drawnAt() : finalisedAt, ZoneOffset.UTC);
        return new InvoiceDocument(
                kept.invoiceId(),
                kept.number(),
                issued,
                issued.plusDays(seller.paymentDays()),
                seller,
                buyer,
                Tax.of(seller.vatId(), seller.country(), buyer),
                kept.invoice());
    }
}
