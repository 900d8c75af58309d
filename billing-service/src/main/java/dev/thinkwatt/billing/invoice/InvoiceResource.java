package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.Uuids;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.paging.PageRequest;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Invoices: what accounts owe. */
@Path("/v1/invoices")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class InvoiceResource {

    private static final String CSV = "text/csv";

    private final Finalisation finalisation;
    private final InvoiceRepository invoices;
    private final Audit audit;

    InvoiceResource(Finalisation finalisation, InvoiceRepository invoices, Audit audit) {
        this.finalisation = finalisation;
        this.invoices = invoices;
        this.audit = audit;
    }

    /** An invoice in a list. */
    @Schema(name = "InvoiceSummary")
    record Summary(
            UUID invoiceId,
            String accountId,
            YearMonth period,
            InvoiceRow.Status status,
            @Nullable String number,
            BigDecimal total,
            String currency,
            Instant drawnAt,
            @Nullable Instant finalisedAt,
            @Nullable LocalDate dueOn) {

        static Summary of(InvoiceRow row) {
            return new Summary(
                    row.invoiceId,
                    row.accountId,
                    row.month(),
                    row.standing(),
                    row.number,
                    row.total,
                    row.currency,
                    row.drawnAt,
                    row.finalisedAt,
                    row.dueOn);
        }
    }

    /** An invoice, whole. */
    @Schema(name = "InvoiceDocument")
    record View(
            UUID invoiceId,
            InvoiceRow.Status status,
            @Nullable String number,
            Instant drawnAt,
            @Nullable Instant finalisedAt,
            @Nullable LocalDate dueOn,
            Invoice invoice) {

        static View of(InvoiceRow row) {
            return new View(
                    row.invoiceId, row.standing(), row.number, row.drawnAt, row.finalisedAt, row.dueOn, row.invoice());
        }
    }

    @GET
    @Transactional
    @Operation(summary = "Invoices, by id")
    public Page<Summary> list(
            @QueryParam("account") @Nullable @Identifier String account,
            @QueryParam("period") @Nullable String period,
            @Valid @BeanParam PageRequest page) {
        return Page.of(
                        invoices.after(after(page), account, month(period), page.limit() + 1),
                        page.limit(),
                        row -> row.invoiceId.toString())
                .map(Summary::of);
    }

    @GET
    @Path("/{invoiceId: [^/.]+}")
    @Operation(summary = "One invoice")
    public View get(@PathParam("invoiceId") String invoiceId) {
        return View.of(find(invoiceId));
    }

    @GET
    @Path("/{invoiceId: [^/.]+}")
    @Produces(CSV)
    @Operation(summary = "One invoice, a line in a row")
    public Response getCsv(@PathParam("invoiceId") String invoiceId) {
        return csv(invoiceId);
    }

    @GET
    @Transactional
    @Path("/{invoiceId: [^/.]+}.csv")
    @Produces(CSV)
    @Operation(summary = "One invoice as a CSV file")
    public Response csv(@PathParam("invoiceId") String invoiceId) {
        InvoiceRow row = find(invoiceId);
        audit.record(Act.read("invoice.exported", "invoice", row.invoiceId.toString()));
        return Response.ok(InvoiceCsv.write(View.of(row)), CSV + ";charset=UTF-8")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"invoice-" + row.invoiceId + ".csv\"")
                .build();
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Path("/{invoiceId: [^/.]+}/finalisation")
    @Operation(
            summary = "Make an invoice final",
            description = "Possible once its period has ended and none of its events waits for a price. "
                    + "It is drawn a last time, numbered and booked; a final invoice is answered as it is.")
    public View finalise(@PathParam("invoiceId") String invoiceId) {
        return View.of(finalisation.finalise(Uuids.parse("invoiceId", invoiceId)));
    }

    private InvoiceRow find(String invoiceId) {
        return finalisation.find(Uuids.parse("invoiceId", invoiceId));
    }

    private static @Nullable UUID after(PageRequest page) {
        return page.after().isEmpty() ? null : Uuids.parse("after", page.after());
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        try {
            return text == null ? null : YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("period", "must be a month like 2026-11");
        }
    }
}
