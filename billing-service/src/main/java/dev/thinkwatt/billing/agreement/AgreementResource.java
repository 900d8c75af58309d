package dev.thinkwatt.billing.agreement;

import dev.thinkwatt.billing.agreement.Agreement.Kind;
import dev.thinkwatt.billing.agreement.Agreement.Stream;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
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
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Discounts of an account, and what it owes at least. */
@Path("/v1/accounts/{accountId}/agreements")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class AgreementResource {

    private static final YearMonth EARLIEST = YearMonth.parse("2000-01");
    private static final YearMonth LATEST = YearMonth.parse("2099-12");

    private final AgreementService agreements;

    AgreementResource(AgreementService agreements) {
        this.agreements = agreements;
    }

    /**
     * An agreement as it is asked for.
     *
     * @param agreementId of the client's choosing, so that the call can be sent again
     * @param percent of a PERCENT_OFF
     * @param amount of an AMOUNT_OFF or a MINIMUM, a month, in the account's currency
     * @param streams that a discount is on
     * @param until the first month that it is no longer for; absent: it does not end
     * @param reason what stands on the invoice
     */
    record MakeAgreement(
            @NotNull @Identifier String agreementId,
            @NotNull Kind kind,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal amount,
            @Nullable Set<@NotNull Stream> streams,
            @NotNull YearMonth from,
            @Nullable YearMonth until,

            @NotBlank @Size(max = 200) @Pattern(regexp = "[^\\p{Cc}\\p{Cs}]*") String reason) {

        Agreement toAgreement() {
            List<Violation> violations = new ArrayList<>();
            range("from", from, violations);
            range("until", until == null ? from : until, violations);
            if (!violations.isEmpty()) {
                throw ProblemException.invalid(violations);
            }
            return new Agreement(
                    agreementId, kind, percent, amount, streams == null ? Set.of() : streams, from, until, reason);
        }
    }

    /** @param until the first month that it is no longer for */
    record EndAgreement(
            @NotNull YearMonth until,
            @NotBlank @Size(max = 500) String reason) {}

    /** The agreements with an account, in the order in which they were made. */
    record AgreementList(List<Agreement> items) {
        AgreementList {
            items = List.copyOf(items);
        }
    }

    @GET
    @Operation(operationId = "listAgreements", summary = "Discounts of an account, and what it owes at least")
    public AgreementList list(@PathParam("accountId") @Identifier String accountId) {
        return new AgreementList(agreements.of(accountId));
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "makeAgreement",
            summary = "Agree a discount or a minimum with an account",
            description =
                    "For whole months whose invoices are not final yet. 201; the same again 200; another body for the id 409.")
    @APIResponseSchema(value = AgreementList.class, responseCode = "201")
    @APIResponse(responseCode = "200", description = "It was made before, by this call.")
    public Response make(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull MakeAgreement request) {
        boolean first = agreements.make(accountId, request.toAgreement());
        return Response.status(first ? Response.Status.CREATED : Response.Status.OK)
                .entity(list(accountId))
                .build();
    }

    @RolesAllowed(Scope.FINANCE)
    @POST
    @Path("/{agreementId}/end")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "endAgreement", summary = "End an agreement sooner")
    public AgreementList end(
            @PathParam("accountId") @Identifier String accountId,
            @PathParam("agreementId") @Identifier String agreementId,
            @Valid @NotNull EndAgreement request) {
        List<Violation> violations = new ArrayList<>();
        range("until", request.until(), violations);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        agreements.end(accountId, agreementId, request.until(), request.reason());
        return list(accountId);
    }

    private static void range(String field, YearMonth month, List<Violation> violations) {
        if (month.isBefore(EARLIEST) || month.isAfter(LATEST)) {
            violations.add(new Violation(field, "must be a month in the years 2000 to 2099"));
        }
    }
}
