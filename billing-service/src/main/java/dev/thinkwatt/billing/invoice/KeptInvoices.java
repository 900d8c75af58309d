package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Invoices for whoever makes documents of them. */
@ApplicationScoped
public class KeptInvoices {

    private final InvoiceRepository invoices;

    KeptInvoices(InvoiceRepository invoices) {
        this.invoices = invoices;
    }

    /**
     * One invoice.
     *
     * @throws ProblemException not found, if there is none
     */
    @Transactional
    public KeptInvoice find(UUID invoiceId) {
        return invoices.findByIdOptional(invoiceId)
                .map(KeptInvoice::of)
                .orElseThrow(() -> ProblemException.notFound("There is no invoice " + invoiceId + "."));
    }
}
