package dev.thinkwatt.billing.console;

import dev.thinkwatt.billing.export.InvoicePage;
import dev.thinkwatt.billing.export.PrintedInvoices;
import dev.thinkwatt.billing.invoice.FoundInvoice;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceDesk;
import dev.thinkwatt.billing.invoice.InvoiceDesk.Shown;
import dev.thinkwatt.billing.invoice.InvoiceQuery;
import dev.thinkwatt.billing.invoice.InvoiceSum;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.page.Pager;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;

/** Invoices: filters, what is filtered added up, all of it as a file; and one of them, whole. */
@Path(InvoicePages.PATH)
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class InvoicePages {

    static final String PATH = "/console/billing/invoices";

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance invoices(
                List<FoundInvoice> invoices, List<InvoiceSum> sums, InvoiceQuery query, String exportId, Pager pager);

        static native TemplateInstance invoice(Shown shown, Invoice invoice, InvoicePage page);
    }

    private final InvoiceDesk desk;
    private final PrintedInvoices printed;

    InvoicePages(InvoiceDesk desk, PrintedInvoices printed) {
        this.desk = desk;
        this.printed = printed;
    }

    /** Where the page of one is. */
    static String path(UUID invoiceId) {
        return PATH + "/" + invoiceId;
    }

    /** @throws ProblemException not found, for what is no id */
    static UUID id(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.notFound("There is no invoice " + text + ".");
        }
    }

    @GET
    public TemplateInstance list(@Valid @BeanParam InvoiceQuery query, @Valid @BeanParam PageRequest page) {
        Page<FoundInvoice> found = desk.list(query, page);
        Address address = Address.of(PATH)
                .with("period", query.period())
                .with("account", query.account())
                .with("status", query.status())
                .with("currency", query.currency());
        return Templates.invoices(
                found.items(),
                desk.sums(query),
                query,
                UUID.randomUUID().toString(),
                Pager.of(address, page.after(), found.next()));
    }

    @GET
    @Path("/{invoiceId}")
    public TemplateInstance one(@PathParam("invoiceId") String invoiceId) {
        Shown shown = desk.find(id(invoiceId));
        return Templates.invoice(shown, shown.kept().invoice(), printed.of(shown.kept()));
    }
}
