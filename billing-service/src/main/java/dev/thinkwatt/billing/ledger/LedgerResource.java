package dev.thinkwatt.billing.ledger;

import dev.thinkwatt.billing.ledger.Balances.Balance;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.time.Instants;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The ledger, added up. */
@Path("/v1/ledger/balances")
@Tag(name = "Ledger")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scope.FINANCE, Scope.FINANCE_READ})
class LedgerResource {

    private final Balances balances;
    private final Clock clock;

    LedgerResource(Balances balances, Clock clock) {
        this.balances = balances;
        this.clock = clock;
    }

    /** @param before what was booked then or later is in no balance; where none was given, all is, and this is when it was asked for */
    @Schema(name = "LedgerBalances")
    record View(Instant before, List<Balance> balances) {}

    @GET
    @Operation(
            operationId = "getBalances",
            summary = "Balances of the ledger before an instant",
            description =
                    "By currency and ledger account, of all that is booked where `before` is absent. Those before an instant"
                            + " of the last moments may still change: what a transaction under way has booked is counted once it ends.")
    public View balances(
            @QueryParam("account") @Nullable @Identifier String account,
            @QueryParam("before") @Nullable String before) {
        Instant until = before == null ? null : Instants.parse("before", before);
        return new View(until == null ? clock.instant() : until, balances.at(account, until));
    }
}
