package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.decision.HoldingsReader.Present;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.policy.Decision;
import dev.thinkwatt.quota.policy.Notice;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Walk;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.ids.Identifier;
import dev.thinkwatt.support.ids.RequestId;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Asking what would be decided, without taking anything. */
@Path("/v1/decisions/check")
@Tag(name = "Decisions")
@RolesAllowed({Scope.GATEWAY, Scope.OPERATIONS})
class CheckResource {

    /** Further ahead no plan says anything that will hold. */
    private static final Duration AHEAD_MAX = Duration.ofDays(366);

    private final Subscribers subscribers;
    private final HoldingsReader holdings;
    private final Clock clock;

    CheckResource(Subscribers subscribers, HoldingsReader holdings, Clock clock) {
        this.subscribers = subscribers;
        this.holdings = holdings;
        this.clock = clock;
    }

    /** A request that may be made, and when. */
    @Schema(name = "CheckRequest")
    record Request(
            @RequestId @Nullable String requestId,
            @NotNull @Identifier @Schema(examples = "ada") String subscriberId,

            @Identifier @Schema(description = "Absent: the plan's default") @Nullable String model,

            @NotNull Selection selection,

            @PositiveOrZero @Max(Limits.TOKENS_MAX) @Nullable Long contextTokens,

            @Valid DecisionResource.@Nullable Estimate estimate,
            @Schema(description = "Absent: now") @Nullable Instant at) {

        Ask toAsk() {
            return new Ask(
                    model,
                    selection,
                    Objects.requireNonNullElse(contextTokens, 0L),
                    estimate == null ? null : estimate.toModel());
        }
    }

    /** What would be decided, and how it came to be. */
    @Schema(name = "Check")
    record Answer(
            Outcome outcome,
            @Nullable String model,
            @Nullable String requestedModel,

            @Schema(description = "From when on the model asked for is no longer served, past or to come") @Nullable Instant retiresAt,

            Reason reason,
            boolean overage,
            @Nullable PlanVersion plan,
            @Nullable Long retryAfterSeconds,
            @Nullable Notice notice,

            @Schema(description = "The allowance that kept the model asked for from being served as part of the plan")
            @Nullable String boundBy,

            @Schema(description = "The models tried, in order")
            List<Walk.Step> chain,

            @Schema(description = "Every allowance looked at, this request not included")
            List<AllowanceNow> allowances,

            Instant at) {

        static Answer of(
                Decision decision, @Nullable String requestedModel, @Nullable Subscriber subscriber, Instant at) {
            Verdict verdict = Verdict.of(decision);
            return new Answer(
                    verdict.outcome(),
                    verdict.model(),
                    requestedModel,
                    subscriber == null || requestedModel == null ? null : subscriber.retiresAt(requestedModel),
                    decision.reason(),
                    verdict.overage(),
                    subscriber == null ? null : subscriber.plan().planVersion(),
                    verdict.retryAfterSeconds(),
                    verdict.notice(),
                    decision.walk().boundBy().orElse(null),
                    decision.walk().steps(),
                    decision.walk().standings().stream().map(AllowanceNow::of).toList(),
                    at);
        }
    }

    @POST
    @Operation(
            summary = "Ask what would be decided",
            description =
                    "Takes nothing and keeps nothing. With `at`, as if it were then and nothing else happened meanwhile")
    @APIResponse(responseCode = "200", description = "What would be decided")
    public Answer check(@NotNull @Valid Request request) {
        Instant at = at(request.at());
        return switch (subscribers.at(request.subscriberId(), at)) {
            case Lookup.NotKnown(Reason reason) -> Answer.of(Policy.unknown(reason), request.model(), null, at);
            case Lookup.Known(Subscriber subscriber) -> {
                Present present = holdings.read(subscriber);
                Ask ask = request.toAsk();
                Decision decision = Policy.decide(present.subscriber(), ask, present.holdings(), at);
                yield Answer.of(decision, ask.requestedOf(subscriber), subscriber, at);
            }
        };
    }

    private Instant at(@Nullable Instant asked) {
        Instant now = clock.instant();
        if (asked != null && asked.isBefore(now.minus(Limits.CORRECTION_WINDOW))) {
            throw ProblemException.invalid(
                    "at", "must not be more than " + Limits.CORRECTION_WINDOW.toDays() + " days ago");
        }
        if (asked != null && asked.isAfter(now.plus(AHEAD_MAX))) {
            throw ProblemException.invalid("at", "must not be more than " + AHEAD_MAX.toDays() + " days ahead");
        }
        return Objects.requireNonNullElse(asked, now);
    }
}
