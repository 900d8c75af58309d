package dev.thinkwatt.quota.routing;

import dev.thinkwatt.quota.routing.RoutingShares.Share;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How often routers choose what their plans do not allow. */
@Path("/v1/routing")
@Tag(name = "Routing")
@RolesAllowed(Scope.OPERATIONS)
class RoutingResource {

    private static final Duration LONGEST = Duration.ofDays(35);

    private final RoutingShares shares;
    private final Clock clock;

    RoutingResource(RoutingShares shares, Clock clock) {
        this.shares = shares;
        this.clock = clock;
    }

    /** The shares of a stretch of time that ends now. */
    @Schema(name = "Routing")
    record Answer(Instant from, Instant until, List<Share> shares) {}

    @GET
    @Operation(summary = "Read the misrouted share per plan and model", description = "Up to a few seconds ago")
    @APIResponse(responseCode = "200", description = "Every plan and model that a router chose")
    public Answer read(
            @QueryParam("last")
                    @DefaultValue("PT1H")
                    @Parameter(description = "How far back, as an ISO-8601 duration of at most 35 days")
                    String last) {
        Instant now = clock.instant();
        Instant from = now.minus(length(last));
        return new Answer(from, now, shares.since(from));
    }

    private static Duration length(String text) {
        try {
            Duration length = Duration.parse(text);
            if (length.isPositive() && length.compareTo(LONGEST) <= 0) {
                return length;
            }
        } catch (DateTimeParseException e) {
            // Told below, together with what is too long.
        }
        throw ProblemException.invalid("last", "must be an ISO-8601 duration of more than nothing and at most 35 days");
    }
}
