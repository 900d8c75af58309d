package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.KeptInvoice;
import jakarta.enterprise.context.ApplicationScoped;

/** Invoices in the words and figures that are printed, for whoever shows them elsewhere. */
@ApplicationScoped
public class PrintedInvoices {

    private final InvoiceDocuments documents;

    PrintedInvoices(InvoiceDocuments documents) {
        this.documents = documents;
    }

    public InvoicePage of(KeptInvoice kept) {
        return InvoicePage.of(documents.of(kept));
    }
}
