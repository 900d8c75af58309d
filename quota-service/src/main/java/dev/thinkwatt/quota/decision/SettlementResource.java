package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.TokenConvention;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Settling a decision with what was used. */
@Path("/v1/decisions/{decisionId}/settlement")
@Tag(name = "Decisions")
@RolesAllowed(Scope.GATEWAY)
class SettlementResource {

    private static final Set<UsageKind> TOKENS =
            EnumSet.complementOf(EnumSet.of(UsageKind.REQUEST, UsageKind.TOOL_CALL));

    private final DecisionBatcher batcher;
    private final SettlementTimes times;

    SettlementResource(DecisionBatcher batcher, SettlementTimes times) {
        this.batcher = batcher;
        this.times = times;
    }

    /** What a decided request really used. */
    @Schema(name = "SettlementRequest")
    record Request(
            @NotNull @Identifier @Schema(description = "The model that served", examples = "gpt-5-thinking")
            String model,

            @NotNull @Valid ReportedUsage usage,

            @NotNull @Schema(description = "Whether the provider counts cached tokens inside input, and reasoning inside output")
            TokenConvention tokenConvention,

            @NotNull @Identifier @Schema(description = "Where it ran", examples = "us-east")
            String site,

            @NotNull @Schema(description = "The tier that served, which is the tier billed")
            ServiceTier serviceTier,

            @NotNull @Schema(examples = "2026-11-24T08:00:00Z")
            Instant startedAt,

            @NotNull @Schema(examples = "2026-11-24T08:00:07Z")
            Instant endedAt) {

        Settlement toSettlement() {
            return new Settlement(model, disjoint(), site, serviceTier, startedAt, endedAt);
        }

        private Usage disjoint() {
            try {
                return withinBounds(tokenConvention.disjoint(usage.toUsage()));
            } catch (IllegalArgumentException e) {
                throw ProblemException.invalid("usage", String.valueOf(e.getMessage()));
            }
        }

        private static Usage withinBounds(Usage usage) {
            long tokens = TOKENS.stream().mapToLong(usage::quantity).sum();
            if (tokens > Limits.TOKENS_MAX) {
                throw new IllegalArgumentException("must be at most " + Limits.TOKENS_MAX + " tokens in all");
            }
            return usage;
        }
    }

    @POST
    @Operation(
            summary = "Settle a decision with what it used",
            description = "Sends the usage event that billing prices. The same body again gets the same answer")
    @APIResponse(responseCode = "200", description = "Settled; the same again for the same body")
    @APIResponse(responseCode = "404", description = "There is no such decision")
    @APIResponse(responseCode = "409", description = "It was settled with another body, released, or denied")
    public Uni<SettlementAnswer> settle(@PathParam("decisionId") String decisionId, @NotNull @Valid Request request) {
        DecisionId id = DecisionId.parse(decisionId);
        times.require(request.startedAt(), request.endedAt());
        return batcher.submit(new Command.Settle(id, request.toSettlement(), BodyHash.of(request)));
    }
}
