package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.quota.decision.ProxiedDecisions;
import dev.thinkwatt.quota.decision.ReleaseAnswer;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.RequestId;
import dev.thinkwatt.support.problem.ProblemException;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** For proxies that can tell a failure afterwards. */
@Path("/v1/gateway/release")
@Tag(name = "Gateways")
@RolesAllowed(Scope.GATEWAY)
@Blocking
class GatewayReleaseResource {

    private final ProxiedDecisions decisions;

    GatewayReleaseResource(ProxiedDecisions decisions) {
        this.decisions = decisions;
    }

    /** A request that failed: by its decision, or by subscriber and request id; with the status it got, or a cause. */
    @Schema(name = "GatewayRelease")
    record Request(
            @Schema(description = "Either this, or subscriberId and requestId") @Nullable String decisionId,

            @Identifier @Nullable String subscriberId,
            @RequestId @Nullable String requestId,

            @Schema(description = "400 to 599. A 5xx gives the units back, a 4xx does not. Either this or cause")
            @Nullable Integer status,

            ReleaseAnswer.@Nullable Cause cause) {

        ReleaseAnswer.Cause toCause() {
            if (status != null && cause == null) {
                return FailedStatus.causeOf("status", status);
            }
            if (cause != null && status == null) {
                return cause;
            }
            throw ProblemException.invalid("status", "must be given, or else cause, and not both");
        }
    }

    @GET
    @Operation(
            summary = "The same for proxies that can send headers alone",
            description = "A 5xx gives the units back, a 4xx does not")
    @APIResponse(responseCode = "200", description = "Released; the same again for the same cause")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It was released with another cause, settled, or denied")
    public Uni<ReleaseAnswer> releaseByHeaders(
            @HeaderParam(Named.DECISION) @NotNull String decisionId,
            @HeaderParam(Named.STATUS) @NotNull @Pattern(regexp = "[45]\\d\\d", message = "must be from 400 to 599") String status) {
        return decisions.release(decisionId, FailedStatus.causeOf(Named.STATUS, Integer.parseInt(status)));
    }

    @POST
    @Operation(
            summary = "Release a decision whose request failed",
            description = "However often it is told, and by whom, it is one release, as long as the cause is the same")
    @APIResponse(responseCode = "200", description = "Released; the same again for the same cause")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It was released with another cause, settled, or denied")
    public Uni<ReleaseAnswer> release(@NotNull @Valid Request request) {
        ReleaseAnswer.Cause cause = request.toCause();
        String decisionId = request.decisionId();
        String subscriberId = request.subscriberId();
        String requestId = request.requestId();
        if (decisionId != null && subscriberId == null && requestId == null) {
            return decisions.release(decisionId, cause);
        }
        if (decisionId == null && subscriberId != null && requestId != null) {
            return decisions.release(subscriberId, requestId, cause);
        }
        throw ProblemException.invalid("decisionId", "must be given, or else subscriberId and requestId, and not all");
    }
}
