package dev.thinkwatt.billing.console;

import dev.thinkwatt.billing.export.InvoicePage;
import dev.thinkwatt.billing.export.PrintedInvoices;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceDesk;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What an account would be billed now. */
@Path("/console/billing/accounts/{accountId}/upcoming")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class UpcomingInvoicePages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance upcoming(Invoice invoice, InvoicePage page);
    }

    private final InvoiceDesk desk;
    private final PrintedInvoices printed;

    UpcomingInvoicePages(InvoiceDesk desk, PrintedInvoices printed) {
        this.desk = desk;
        this.printed = printed;
    }

    @GET
    public TemplateInstance upcoming(@PathParam("accountId") @Identifier String accountId) {
        Invoice invoice = desk.upcoming(accountId);
        return Templates.upcoming(invoice, printed.of(desk.notKept(invoice)));
    }
}
