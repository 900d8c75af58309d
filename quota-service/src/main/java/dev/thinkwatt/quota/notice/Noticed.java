package dev.thinkwatt.quota.notice;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.quota.policy.Notice;
import dev.thinkwatt.quota.policy.Standing;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.policy.Thresholds.Crossing;
import dev.thinkwatt.support.outbox.OutboxMessage;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value of the topic {@code quota.noticed}: something that a subscriber may be told.
 *
 * @param subscriberId whose request it was; where the allowance is the account's, the one that reached the share
 * @param percent of the limit that is used; absent for a downgrade and a reset
 * @param endsAt when the window ends; absent where it never does
 * @param downgrade absent but for a downgrade
 * @param told whether the subscriber is told; what is not is kept for operations alone, and goes out in no event
 */
public record Noticed(
        Kind kind,
        String subscriberId,
        String accountId,
        PlanVersion plan,
        String allowance,
        Allowance.Scope scope,
        @Nullable Integer percent,
        BigDecimal limit,
        BigDecimal used,
        Instant startsAt,
        @Nullable Instant endsAt,
        @Nullable Notice downgrade,
        Instant at,
        @JsonIgnore boolean told) {

    static final String TOPIC = "quota.noticed";

    private static final String SOURCE = "/quota-service";
    private static final String TYPE = "dev.thinkwatt.quota.noticed.v1";

    /** What happened. */
    public enum Kind {
        /** A share of the limit is used: once in a window for each share that the plan names. */
        THRESHOLD_REACHED,
        /** All of the limit is used. */
        EXHAUSTED,
        /** A fallback served: the first time in a window. */
        DOWNGRADED,
        /** Operations began a window anew. */
        RESET
    }

    public static Noticed of(Subscriber subscriber, Crossing crossing, Instant at) {
        return switch (crossing) {
            case Crossing.Used(Standing standing, int percent, boolean told) -> {
                Kind kind = percent < 100 ? Kind.THRESHOLD_REACHED : Kind.EXHAUSTED;
                yield of(kind, subscriber, standing, percent, null, at, told);
            }
            case Crossing.FirstDowngrade(Standing standing, Notice notice) ->
                of(Kind.DOWNGRADED, subscriber, standing, null, notice, at, true);
        };
    }

    public static Noticed reset(Subscriber subscriber, Standing before, Instant at) {
        return of(Kind.RESET, subscriber, before, null, null, at, true);
    }

    private static Noticed of(
            Kind kind,
            Subscriber subscriber,
            Standing standing,
            @Nullable Integer percent,
            @Nullable Notice downgrade,
            Instant at,
            boolean told) {
        Instant end = standing.window().endsAt();
        return new Noticed(
                kind,
                subscriber.subscriberId(),
                subscriber.account().accountId(),
                subscriber.plan().planVersion(),
                standing.allowance(),
                standing.of().scope(),
                percent,
                standing.limit(),
                standing.used(),
                standing.window().startsAt(),
                end.equals(Window.NEVER) ? null : end,
                downgrade,
                at,
                told);
    }

    public OutboxMessage message() {
        return OutboxMessage.cloudEvent(SOURCE, TYPE, id(), TOPIC, subscriberId, at, this);
    }

    /** The same whoever tells it: what happened, to whom, in which window. */
    private UUID id() {
        String owner = scope == Allowance.Scope.ACCOUNT ? "account/" + accountId : subscriberId;
        String name = String.join(
                "|", owner, allowance, startsAt.toString(), kind.name(), String.valueOf(percent), downgradeOf());
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    private String downgradeOf() {
        return kind == Kind.RESET ? at.toString() : "";
    }
}
