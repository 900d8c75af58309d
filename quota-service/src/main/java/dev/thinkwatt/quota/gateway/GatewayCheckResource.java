package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.decision.Outcome;
import dev.thinkwatt.quota.decision.ProxiedDecisions;
import dev.thinkwatt.quota.decision.RateLimits;
import dev.thinkwatt.quota.ratelimit.RateLimitFields;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.key.RateLimitHeaders;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Forward authentication: a proxy asks with headers before it passes a request on. {@link CheckFilters} brings all methods here. */
@Path(GatewayCheckResource.PATH)
@Tag(name = "Gateways")
@RolesAllowed(Scope.GATEWAY)
@AllHeaders
class GatewayCheckResource {

    static final String PATH = "/v1/gateway/check";

    private final ProxiedDecisions decisions;
    private final AskedReader reader;
    private final RateLimits limits;
    private final SecurityIdentity caller;

    GatewayCheckResource(ProxiedDecisions decisions, AskedReader reader, RateLimits limits, SecurityIdentity caller) {
        this.decisions = decisions;
        this.reader = reader;
        this.limits = limits;
        this.caller = caller;
    }

    @GET
    @Operation(
            summary = "Decide a request that a proxy describes in headers",
            description =
                    "By every method, and at every path below. Takes units. Every answer, an error too, has all of"
                            + " `X-Thinkwatt-Outcome`, `-Model`, `-Requested-Model`, `-Reason`, `-Decision`, `-Retires-At`, `-Replayed`, and `RateLimit-Policy` and `RateLimit`")
    @Parameter(name = Named.SUBSCRIBER, in = ParameterIn.HEADER, required = true, description = "Who asks")
    @Parameter(name = Named.REQUEST_ID, in = ParameterIn.HEADER, required = true, description = "Made by the proxy")
    @Parameter(name = Named.MODEL, in = ParameterIn.HEADER, description = "Absent or empty: the plan's default")
    @Parameter(name = Named.SELECTION, in = ParameterIn.HEADER, description = "`MANUAL`, or `AUTO`; absent: `MANUAL`")
    @Parameter(name = Named.CONTEXT_TOKENS, in = ParameterIn.HEADER, description = "How long the context is")
    @Parameter(name = Named.FORWARDED_METHOD, in = ParameterIn.HEADER, description = "The request's own method")
    @Parameter(name = Named.FORWARDED_URI, in = ParameterIn.HEADER, description = "The request's own target")
    @APIResponse(responseCode = "200", description = "Serve the model that `X-Thinkwatt-Model` names")
    @APIResponse(
            responseCode = "409",
            description = "The request id was used for another request, or its decision is closed")
    @APIResponse(responseCode = "429", description = "Denied; with `Retry-After` where waiting helps")
    public Uni<Response> check(@Context HttpHeaders headers) {
        Asked asked = reader.read(headers);
        RateLimitHeaders wanted = RateLimitHeaders.wantedBy(caller);
        return decisions
                .decide(asked.subscriber(), asked.requestId(), asked.toAsk(), asked)
                .map(answer -> CheckedAnswer.of(answer, fields(answer, wanted)));
    }

    /** Proxies copy the headers of what they let pass by a list; a denial goes to the client as it is. */
    private Map<String, String> fields(Answer answer, RateLimitHeaders wanted) {
        Map<String, String> known = limits.of(answer, wanted);
        return answer.outcome() == Outcome.DENIED ? known : RateLimitFields.always(wanted, known);
    }
}
