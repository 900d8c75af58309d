package dev.thinkwatt.billing.payment;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.Uuids;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Money that came in for a final invoice. */
@Path("/v1/invoices/{invoiceId: [^/.]+}/payments")
@Tag(name = "Invoices")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class PaymentResource {

    private final PaymentService payments;

    PaymentResource(PaymentService payments) {
        this.payments = payments;
    }

    /**
     * A payment as it is told.
     *
     * @param paymentId of the client's choosing, so that the call can be sent again
     * @param amount in the currency of the invoice
     */
    record RecordPayment(
            @NotNull @Identifier String paymentId,
            @NotNull BigDecimal amount,
            @NotNull LocalDate receivedOn,

            @Nullable @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String reference) {

        PaymentService.Told toTold() {
            return new PaymentService.Told(paymentId, amount, receivedOn, reference);
        }
    }

    /** The payments of an invoice, in the order in which they were recorded. */
    record PaymentList(List<Payment> items) {
        PaymentList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(operationId = "listPayments", summary = "What came in for a final invoice")
    public PaymentList list(@PathParam("invoiceId") String invoiceId) {
        return new PaymentList(payments.of(Uuids.parse("invoiceId", invoiceId)));
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "recordPayment",
            summary = "Record money that came in for a final invoice",
            description = "At most what is open of it. 201; the same again 200; another body for the id 409.")
    @APIResponseSchema(value = PaymentList.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was recorded before, by this call.")
    public Response add(@PathParam("invoiceId") String invoiceId, @Valid @NotNull RecordPayment request) {
        boolean first = payments.record(Uuids.parse("invoiceId", invoiceId), request.toTold());
        return Response.status(first ? Response.Status.CREATED : Response.Status.OK)
                .entity(list(invoiceId))
                .build();
    }
}
