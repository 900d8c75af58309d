package dev.thinkwatt.quota.grant;

import dev.thinkwatt.quota.grant.GrantService.Given;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Giving subscribers more than their plan does. */
@Path("/v1/subscribers/{subscriberId}")
@Tag(name = "Subscribers")
@RolesAllowed(Scope.OPERATIONS)
class GrantResource {

    private static final int PRIORITY = 100;

    private final GrantService grants;
    private final ResetService resets;

    GrantResource(GrantService grants, ResetService resets) {
        this.grants = grants;
        this.resets = resets;
    }

    /** Units that are asked for. */
    @Schema(name = "GrantRequest")
    record Request(
            @NotNull @Identifier @Schema(description = "Made by the client; the same id and body is one grant", examples = "goodwill-42")
            String grantId,

            @NotNull @Schema(
                    description =
                            "BALANCE is spent once, after the plan's own limit, and survives windows; LIMIT raises the limit of each window")
            Grant.Kind kind,

            @NotNull @Identifier @Schema(examples = "thinking-weekly")
            String allowance,

            @NotNull @Schema(description = "Units of the allowance's meter", examples = "50")
            BigDecimal amount,

            @Min(0) @Max(1000) @Schema(description = "Lower is used first; of equals the one that expires first; absent: 100")
            @Nullable Integer priority,

            @NotNull @Schema(description = "From then on it gives nothing, and takes nothing back")
            Instant expiresAt,

            @NotBlank @Size(max = 500) String reason) {

        NewGrant toNewGrant() {
            return new NewGrant(
                    grantId,
                    kind,
                    allowance,
                    amount,
                    Objects.requireNonNullElse(priority, PRIORITY),
                    expiresAt.truncatedTo(ChronoUnit.MILLIS),
                    reason.strip());
        }
    }

    /** A grant as it was given. */
    @Schema(name = "Grant")
    record View(
            String grantId,
            Grant.Kind kind,
            String allowance,
            BigDecimal amount,
            int priority,
            Instant expiresAt,
            String reason,
            String grantedBy,
            Instant grantedAt) {

        static View of(GrantGiven given) {
            NewGrant grant = given.grant();
            return new View(
                    grant.grantId(),
                    grant.kind(),
                    grant.allowance(),
                    grant.amount(),
                    grant.priority(),
                    grant.expiresAt(),
                    grant.reason(),
                    given.grantedBy(),
                    given.grantedAt());
        }
    }

    /** The latest grants of a subscriber. */
    @Schema(name = "Grants")
    record Views(List<View> items) {}

    /** A window that is asked to begin anew. */
    @Schema(name = "ResetRequest")
    record ResetRequest(
            @NotNull @Identifier @Schema(description = "Made by the client; redeemed once")
            String resetId,

            @NotNull @Identifier String allowance,
            @NotBlank @Size(max = 500) String reason) {}

    @POST
    @Path("grants")
    @Operation(summary = "Grant units beyond the plan")
    @APIResponse(responseCode = "201", description = "Granted")
    @APIResponse(responseCode = "200", description = "It was granted before, with this body")
    @APIResponse(responseCode = "404", description = "No seat with a plan in force is known by this id")
    @APIResponse(responseCode = "409", description = "The id was used for another grant, or there are too many")
    public RestResponse<View> grant(
            @PathParam("subscriberId") @Identifier String subscriberId, @NotNull @Valid Request request) {
        Given given = grants.grant(subscriberId, request.toNewGrant());
        return RestResponse.status(
                given.replayed() ? RestResponse.Status.OK : RestResponse.Status.CREATED, View.of(given.grant()));
    }

    @GET
    @Path("grants")
    @Operation(summary = "Read what was granted", description = "The latest 200, newest first, expired ones too")
    @APIResponse(responseCode = "200", description = "The grants")
    public Views list(@PathParam("subscriberId") @Identifier String subscriberId) {
        return new Views(grants.of(subscriberId).stream().map(View::of).toList());
    }

    @POST
    @Path("resets")
    @Operation(
            summary = "Begin the window of an allowance anew",
            description = "Once for each id. Where nothing is used, nothing is done and the id is not used up")
    @APIResponse(responseCode = "200", description = "What became of it, and where the allowance stands now")
    @APIResponse(responseCode = "404", description = "No seat with a plan in force is known by this id")
    @APIResponse(responseCode = "409", description = "The id was used for another reset")
    public ResetService.Done reset(
            @PathParam("subscriberId") @Identifier String subscriberId, @NotNull @Valid ResetRequest request) {
        return resets.reset(
                subscriberId,
                new NewReset(
                        request.resetId(), request.allowance(), request.reason().strip()));
    }
}
