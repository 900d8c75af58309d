package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.Uuids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What is taken back of a final invoice. */
@Path("/v1/invoices/{invoiceId}")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class CreditNoteResource {

    private final CreditNoteService notes;

    CreditNoteResource(CreditNoteService notes) {
        this.notes = notes;
    }

    /**
     * A credit note as it is asked for.
     *
     * @param creditNoteId of the client's choosing, so that the call can be sent again
     * @param lines what is taken back of which line; all that is left of the invoice, if absent
     */
    record IssueCreditNote(
            @NotNull @Identifier String creditNoteId,
            @NotBlank @Size(max = 500) String reason,
            @Nullable @Size(min = 1, max = 1000) List<@Valid CreditedLine> lines) {

        CreditNoteService.Asked toAsked() {
            return new CreditNoteService.Asked(
                    creditNoteId,
                    reason,
                    lines == null
                            ? null
                            : lines.stream()
                                    .map(line -> new Crediting.Asked(line.line(), line.amount()))
                                    .toList());
        }
    }

    /** @param line the number of a line, from 1 */
    record CreditedLine(int line, @NotNull BigDecimal amount) {}

    /** Why an invoice is void. */
    record VoidInvoice(@NotBlank @Size(max = 500) String reason) {}

    /** The credit notes of an invoice, in the order in which they were issued. */
    record CreditNoteList(List<CreditNote> items) {
        CreditNoteList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Path("/credit-notes")
    @Operation(operationId = "listCreditNotes", summary = "What was taken back of an invoice")
    public CreditNoteList list(@PathParam("invoiceId") String invoiceId) {
        return new CreditNoteList(notes.of(Uuids.parse("invoiceId", invoiceId)));
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Path("/credit-notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "issueCreditNote",
            summary = "Take back a final invoice, or parts of its lines",
            description = "The invoice itself never changes. 201; the same again 200; another body for the id 409.")
    @APIResponseSchema(value = CreditNoteList.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was issued before, by this call.")
    public Response issue(@PathParam("invoiceId") String invoiceId, @Valid @NotNull IssueCreditNote request) {
        UUID id = Uuids.parse("invoiceId", invoiceId);
        return answer(id, notes.issue(id, request.toAsked()));
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Path("/void")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "voidInvoice",
            summary = "Declare a final invoice void",
            description = "By a credit note of all of it. Possible where none was issued yet; the same again 200.")
    @APIResponseSchema(value = CreditNoteList.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It is void already, for this reason.")
    public Response voidInvoice(@PathParam("invoiceId") String invoiceId, @Valid @NotNull VoidInvoice request) {
        UUID id = Uuids.parse("invoiceId", invoiceId);
        return answer(id, notes.voidWhole(id, new CreditNoteService.Asked("void", request.reason(), null)));
    }

    private Response answer(UUID invoiceId, boolean first) {
        return Response.status(first ? Response.Status.CREATED : Response.Status.OK)
                .entity(new CreditNoteList(notes.of(invoiceId)))
                .build();
    }
}
