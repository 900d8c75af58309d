package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.why.Why;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Uuids;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is behind a line of an invoice: the charges that it adds up, and each number that it follows from. */
@Path("/v1/invoices/{invoiceId: [^/.]+}/lines/{line: [1-9][0-9]{0,8}}")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class LineResource {

    private final KeptInvoices invoices;
    private final LineTrace trace;

    LineResource(KeptInvoices invoices, LineTrace trace) {
        this.invoices = invoices;
        this.trace = trace;
    }

    @GET
    @Path("/charges")
    @Operation(
            operationId = "listChargesOfLine",
            summary = "The charges that a line adds up, by time",
            description = "None for a base fee, or for what is missing to a minimum.")
    public Page<LineCharge> charges(
            @PathParam("invoiceId") String invoiceId, @PathParam("line") int line, @Valid @BeanParam PageRequest page) {
        return trace.charges(find(invoiceId), line, page);
    }

    @GET
    @Path("/charges.csv")
    @Produces("text/csv")
    @Operation(
            operationId = "listChargesOfLineAsCsv",
            summary = "All charges that a line adds up, one in a row",
            description = "Of an energy line this is its annex, event by event.")
    public Response csv(@PathParam("invoiceId") String invoiceId, @PathParam("line") int line) {
        KeptInvoice kept = find(invoiceId);
        StreamingOutput rows = trace.csv(kept, line);
        return Response.ok(rows, "text/csv;charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"invoice-" + kept.invoiceId() + "-line-" + line + ".csv\"")
                .build();
    }

    @GET
    @Path("/why")
    @Operation(
            operationId = "explainLine",
            summary = "Why a line says its number",
            description =
                    "The line is worked out anew from the events that came in and the plan versions of their decisions. "
                            + "Each node follows from its parts; recorded is what the invoice says.")
    public Why why(@PathParam("invoiceId") String invoiceId, @PathParam("line") int line) {
        return trace.why(find(invoiceId), line);
    }

    private KeptInvoice find(String invoiceId) {
        return invoices.find(Uuids.parse("invoiceId", invoiceId));
    }
}
