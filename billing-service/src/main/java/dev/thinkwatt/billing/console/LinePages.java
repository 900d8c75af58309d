package dev.thinkwatt.billing.console;

import dev.thinkwatt.billing.invoice.InvoiceDesk;
import dev.thinkwatt.billing.invoice.InvoiceDesk.Shown;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.invoice.LineCharge;
import dev.thinkwatt.billing.invoice.LineTrace;
import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
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
import org.jspecify.annotations.Nullable;

/** One line of an invoice: why it says its number, and the charges that it adds up. */
@Path(InvoicePages.PATH + "/{invoiceId}/lines/{line: [1-9][0-9]{0,8}}")
@Produces(MediaType.TEXT_HTML)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
@Blocking
class LinePages {

    @CheckedTemplate(basePath = "console")
    static class Templates {
        static native TemplateInstance line(
                Shown shown,
                int number,
                InvoiceLine line,
                boolean traced,
                Why why,
                Page<LineCharge> charges,
                boolean first,
                @Nullable Address next);
    }

    private final InvoiceDesk desk;
    private final LineTrace trace;

    LinePages(InvoiceDesk desk, LineTrace trace) {
        this.desk = desk;
        this.trace = trace;
    }

    @GET
    public TemplateInstance line(
            @PathParam("invoiceId") String invoiceId,
            @PathParam("line") int number,
            @Valid @BeanParam PageRequest page) {
        Shown shown = desk.find(InvoicePages.id(invoiceId));
        Page<LineCharge> charges = trace.charges(shown.kept(), number, page);
        InvoiceLine line = shown.kept().invoice().lines().get(number - 1);
        String next = charges.next();
        return Templates.line(
                shown,
                number,
                line,
                LineTrace.addsUpCharges(line),
                trace.why(shown.kept(), number),
                charges,
                page.after().isEmpty(),
                next == null
                        ? null
                        : Address.of(InvoicePages.path(shown.kept().invoiceId()) + "/lines/" + number)
                                .with("after", next));
    }
}
