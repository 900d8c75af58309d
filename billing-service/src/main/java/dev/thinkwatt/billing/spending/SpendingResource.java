package dev.thinkwatt.billing.spending;

import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an account means to spend in a month. */
@Path("/v1/accounts/{accountId}/spending-limit")
@Tag(name = "Accounts")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class SpendingResource {

    private final SpendingService spending;

    SpendingResource(SpendingService spending) {
        this.spending = spending;
    }

    /**
     * A limit as it is asked for.
     *
     * @param amount a month, before tax, in the account's currency
     * @param thresholds in percent, at which somebody is told; 50, 80 and 100, if absent
     */
    record StateLimit(
            @NotNull BigDecimal amount,
            @Nullable @Size(min = 1, max = 10) List<@NotNull Integer> thresholds) {

        SpendingLimit toLimit() {
            return new SpendingLimit(amount, Objects.requireNonNullElse(thresholds, SpendingLimit.THRESHOLDS));
        }
    }

    /**
     * A limit, and what was told of the running month.
     *
     * @param notices each once in a month
     */
    @Schema(name = "SpendingLimit")
    record View(
            String accountId,
            BigDecimal amount,
            Currency currency,
            List<Integer> thresholds,
            YearMonth month,
            List<SpendingNotice> notices) {}

    @GET
    @Operation(
            operationId = "getSpendingLimit",
            summary = "What an account means to spend, and what was told this month")
    public View get(@PathParam("accountId") @Identifier String accountId) {
        return spending.find(accountId);
    }

    @RolesAllowed(Scope.FINANCE)
    @PUT
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "stateSpendingLimit",
            summary = "State what an account means to spend in a month",
            description =
                    "Nothing is denied at it: billing.noticed says when a threshold is reached, once a month for each.")
    public View state(@PathParam("accountId") @Identifier String accountId, @Valid @NotNull StateLimit request) {
        spending.state(accountId, request.toLimit());
        return spending.find(accountId);
    }

    @RolesAllowed(Scope.FINANCE)
    @DELETE
    @Operation(operationId = "removeSpendingLimit", summary = "Have no spending limit any more")
    public void remove(@PathParam("accountId") @Identifier String accountId) {
        spending.remove(accountId);
    }
}
