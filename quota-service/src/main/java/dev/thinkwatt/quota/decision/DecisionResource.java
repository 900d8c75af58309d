package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.RequestId;
import dev.thinkwatt.support.key.RateLimitHeaders;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/** Asking for a decision, and reading it again. */
@Path("/v1/decisions")
@Tag(name = "Decisions")
@RolesAllowed(Scope.GATEWAY)
class DecisionResource {

    private final DecisionBatcher batcher;
    private final KeptDecisions decisions;
    private final RateLimits limits;
    private final SecurityIdentity caller;

    DecisionResource(DecisionBatcher batcher, KeptDecisions decisions, RateLimits limits, SecurityIdentity caller) {
        this.batcher = batcher;
        this.decisions = decisions;
        this.limits = limits;
        this.caller = caller;
    }

    /** What a gateway asks before it serves a request. */
    @Schema(name = "DecisionRequest")
    record Request(
            @NotNull @RequestId
            @Schema(
                    description = "Made by the gateway; the same id and body get the same answer",
                    examples = "req-7f3a")
            String requestId,

            @NotNull @Identifier @Schema(examples = "ada") String subscriberId,

            @Identifier @Schema(description = "Absent: the plan's default", examples = "gpt-5-thinking") @Nullable String model,

            @NotNull @Schema(description = "Whether the subscriber chose the model, or a router")
            Selection selection,

            @PositiveOrZero @Max(Limits.TOKENS_MAX) @Schema(description = "How long the context is; a fallback that cannot read so much is passed over")
            @Nullable Long contextTokens,

            @Valid @Nullable Estimate estimate) {

        Command.Decide toCommand() {
            Ask ask = new Ask(
                    model,
                    selection,
                    Objects.requireNonNullElse(contextTokens, 0L),
                    estimate == null ? null : estimate.toModel());
            return new Command.Decide(new DecisionKey(subscriberId, requestId), ask, BodyHash.of(this));
        }
    }

    /** What the request will use, as far as that is known. */
    @Schema(
            name = "Estimate",
            requiredProperties = {"inputTokens", "outputTokens"})
    record Estimate(
            @PositiveOrZero @Max(Limits.TOKENS_MAX) long inputTokens,
            @PositiveOrZero @Max(Limits.TOKENS_MAX) long outputTokens) {

        dev.thinkwatt.model.plan.Estimate toModel() {
            return new dev.thinkwatt.model.plan.Estimate(inputTokens, outputTokens);
        }
    }

    @POST
    @Operation(
            summary = "Decide a request",
            description =
                    "Takes what the request weighs of every allowance that counts it. A denial is an answer: 200, with `Retry-After`."
                            + " What is left is told in `RateLimit-Policy` and `RateLimit`, or in `x-ratelimit-*`, as the key asks for")
    @Produces(MediaType.APPLICATION_JSON)
    @APIResponse(
            responseCode = "200",
            description = "The decision; the same again for the same id and body",
            content = @Content(schema = @Schema(implementation = Answer.class)))
    @APIResponse(responseCode = "409", description = "The request id was used with another body")
    public Uni<RestResponse<String>> decide(@NotNull @Valid Request request) {
        RateLimitHeaders wanted = RateLimitHeaders.wantedBy(caller);
        return batcher.submit(request.toCommand())
                .map(written -> response(written, limits.of(written.answer(), wanted)));
    }

    private static RestResponse<String> response(Written written, Map<String, String> fields) {
        RestResponse.ResponseBuilder<String> response = RestResponse.ResponseBuilder.ok(written.json());
        fields.forEach(response::header);
        @Nullable Long wait = written.answer().retryAfterSeconds();
        return wait == null
                ? response.build()
                : response.header(HttpHeaders.RETRY_AFTER, wait).build();
    }

    @RolesAllowed({Scope.GATEWAY, Scope.OPERATIONS})
    @GET
    @Path("{decisionId}")
    @Operation(
            summary = "Read the receipt of a decision",
            description =
                    "What was asked and served, of which allowances, under which plan version, what it would be worth, and what became of it")
    @APIResponse(responseCode = "200", description = "The decision as it is kept")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    public Kept receipt(@PathParam("decisionId") String decisionId) {
        return decisions.kept(DecisionId.parse(decisionId));
    }
}
