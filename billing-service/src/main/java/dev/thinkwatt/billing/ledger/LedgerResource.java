package dev.thinkwatt.billing.ledger;

import dev.thinkwatt.billing.ledger.Balances.Balance;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.DateTimeException;
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

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

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
        Instant until = before == null ? null : instant(before);
        return new View(until == null ? clock.instant() : until, balances.at(account, until));
    }

    private static Instant instant(String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // falls through: it is not an instant
        }
        throw ProblemException.invalid(
                "before", "must be an instant of the years 2000 to 2099, like 2026-11-01T00:00:00Z");
    }
}
