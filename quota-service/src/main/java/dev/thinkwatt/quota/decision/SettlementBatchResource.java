package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.TokenConvention;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.RequestId;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Settling many requests at once, also such as nobody asked for. */
@Path("/v1/settlements")
@Tag(name = "Decisions")
@RolesAllowed(Scope.GATEWAY)
class SettlementBatchResource {

    private final EntryReplies replies;
    private final SettlementTimes times;
    private final Subscribers subscribers;
    private final Clock clock;

    SettlementBatchResource(EntryReplies replies, SettlementTimes times, Subscribers subscribers, Clock clock) {
        this.replies = replies;
        this.times = times;
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** What one request really used, by the names that its gateway gave it. */
    @Schema(name = "SettlementEntry")
    record Entry(
            @NotNull @RequestId
            @Schema(
                    description = "Made by the gateway; the same id and body get the same answer",
                    examples = "req-7f3a")
            String requestId,

            @NotNull @Identifier @Schema(examples = "ada") String subscriberId,

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

        DecisionKey key() {
            return new DecisionKey(subscriberId, requestId);
        }

        /** What it would be at the decision itself: there and here it is one settlement. */
        SettlementResource.Request request() {
            return new SettlementResource.Request(model, usage, tokenConvention, site, serviceTier, startedAt, endedAt);
        }
    }

    /** Settlements that are taken in this order where they are of one subscriber. */
    @Schema(name = "SettlementBatch")
    record Batch(
            @NotNull @Size(min = 1, max = Limits.BATCH_MAX) @Schema(type = SchemaType.ARRAY, implementation = Entry.class)
            List<JsonNode> settlements) {}

    /** What became of each. */
    @Schema(name = "SettlementResults")
    record Results(
            @Schema(description = "One for each settlement, in the same order")
            List<SettlementResult> settlements) {}

    @POST
    @Blocking
    @Operation(
            summary = "Settle up to 500 requests",
            description =
                    "Each settles the decision that was made under its subscriber and request id. Where there is none, one is made that is"
                            + " settled at once, `REPORTED`: it takes what was used of the allowances, beyond their limits if need be. One that is"
                            + " refused gets a problem in its place and does not spoil the rest")
    @APIResponse(responseCode = "200", description = "What became of each, in the order of the settlements")
    @APIResponse(responseCode = "413", description = "The body has more than 1 MiB")
    public Uni<Results> settle(@NotNull @Valid Batch batch) {
        EntryReplies.Kind<Entry, SettlementAnswer, SettlementResult> kind =
                new EntryReplies.Kind<>(Entry.class, this::command, SettlementResult::of, SettlementResult::of);
        return replies.gather(batch.settlements(), kind).map(Results::new);
    }

    private Command.Report command(Entry entry) {
        times.require(entry.startedAt(), entry.endedAt());
        SettlementResource.Request request = entry.request();
        return new Command.Report(
                entry.key(),
                request.toSettlement(),
                BodyHash.of(request),
                subscribers.when(entry.subscriberId(), entry.startedAt(), clock.instant()));
    }
}
