package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.ratelimit.Quota;
import dev.thinkwatt.quota.ratelimit.RateLimitFields;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.key.RateLimitHeaders;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an answer says is left, as header fields. */
@Singleton
public class RateLimits {

    /** What is scarcest; of two as scarce, the one that is so for longer. */
    private static final Comparator<AllowanceNow> SCARCEST_FIRST = Comparator.comparing(RateLimits::shareLeft)
            .thenComparing(
                    AllowanceNow::resetsAt,
                    Comparator.nullsLast(Comparator.<Instant>naturalOrder()).reversed());

    private final Subscribers subscribers;
    private final Clock clock;

    RateLimits(Subscribers subscribers, Clock clock) {
        this.subscribers = subscribers;
        this.clock = clock;
    }

    /** Values by name. */
    public Map<String, String> of(Answer answer, RateLimitHeaders wanted) {
        Optional<Plan> plan = Optional.ofNullable(answer.plan()).flatMap(subscribers::plan);
        List<Quota> quotas = answer.allowances().stream()
                .sorted(bindingFirst(answer))
                .map(allowance -> quota(allowance, plan))
                .toList();
        return RateLimitFields.of(wanted, quotas, clock.instant());
    }

    /** What had no room has bound, however much is left of it; of the rest the scarcest will. */
    private static Comparator<AllowanceNow> bindingFirst(Answer answer) {
        List<String> exhausted = Objects.requireNonNullElse(answer.exhausted(), List.of());
        return Comparator.<AllowanceNow>comparingInt(allowance -> {
                    int bound = exhausted.indexOf(allowance.allowance());
                    return bound < 0 ? exhausted.size() : bound;
                })
                .thenComparing(SCARCEST_FIRST);
    }

    private static Quota quota(AllowanceNow allowance, Optional<Plan> plan) {
        return new Quota(
                allowance.allowance(),
                unit(allowance, plan),
                allowance.limit(),
                allowance.remaining(),
                length(allowance.window()),
                allowance.resetsAt(),
                plan.flatMap(found -> found.allowance(allowance.allowance()))
                        .flatMap(RateLimits::fallback)
                        .orElse(null));
    }

    private static String unit(AllowanceNow allowance, Optional<Plan> plan) {
        return switch (allowance.meter()) {
            case REQUESTS -> Quota.REQUESTS;
            case TOKENS -> Quota.TOKENS;
            case MONEY ->
                plan.map(found -> found.baseFee().currency().getCurrencyCode()).orElse("money");
        };
    }

    private static @Nullable Duration length(AllowanceNow.@Nullable Span window) {
        Instant end = window == null ? null : window.endsAt();
        return window == null || end == null ? null : Duration.between(window.startsAt(), end);
    }

    private static Optional<String> fallback(Allowance allowance) {
        return allowance.atLimit() instanceof AtLimit.FallBack fallback
                ? Optional.of(fallback.model())
                : Optional.empty();
    }

    private static BigDecimal shareLeft(AllowanceNow allowance) {
        return allowance.limit().signum() == 0
                ? BigDecimal.ZERO
                : allowance.remaining().divide(allowance.limit(), MathContext.DECIMAL64);
    }
}
