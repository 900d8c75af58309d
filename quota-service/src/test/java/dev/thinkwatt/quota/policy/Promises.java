package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** What every answer promises: when it is worth asking again, when the full model is back, and how its allowances stand. */
final class Promises {

    private static final Duration A_MOMENT = Duration.ofMillis(1);

    private Promises() {}

    /** Asked again when the answer says so, and by nobody meanwhile, the same request is served; a moment before, it is not. */
    static void check(String where, Subscriber subscriber, Ask ask, Holdings holdings, Decision decision, Instant now) {
        if (decision instanceof Decision.Denied denied && denied.retryAfter() != null) {
            Instant then = now.plus(denied.retryAfter());
            assertThat(Policy.decide(subscriber, ask, holdings, then))
                    .as("%s: the answer of %s, when it said to retry", where, then)
                    .isNotInstanceOf(Decision.Denied.class);
            assertThat(Policy.decide(subscriber, ask, holdings, then.minus(A_MOMENT)))
                    .as("%s: the answer a moment before it said to retry", where)
                    .isInstanceOf(Decision.Denied.class);
        }
        if (decision instanceof Decision.Downgraded downgraded
                && downgraded.notice().resetsAt() != null) {
            Instant then = downgraded.notice().resetsAt();
            Holdings taken = holdings.plus(subscriber, downgraded.taken(), now);
            assertThat(Policy.decide(subscriber, ask, taken, then))
                    .as("%s: the answer of %s, when it said that the full model is back", where, then)
                    .isInstanceOfAny(Decision.Granted.class, Decision.Substituted.class);
            assertThat(Policy.decide(subscriber, ask, taken, then.minus(A_MOMENT)))
                    .as("%s: the answer a moment before it said that the full model is back", where)
                    .isInstanceOfAny(Decision.Downgraded.class, Decision.Denied.class);
        }
    }

    /** The allowances of an answer stand as they are then stored. */
    static void checkAnswered(String where, Subscriber subscriber, Decision decision, Holdings taken, Instant now) {
        for (Standing before : decision.walk().standings()) {
            Standing answered = before.after(decision.taken());
            Standing stored = taken.standing(subscriber, before.of(), now);
            assertThat(answered.used())
                    .as("%s: used of %s", where, before.allowance())
                    .isEqualByComparingTo(stored.used());
            assertThat(answered.remaining())
                    .as("%s: remaining of %s", where, before.allowance())
                    .isEqualByComparingTo(stored.remaining());
            assertThat(answered.resetsAt())
                    .as("%s: resetsAt of %s", where, before.allowance())
                    .isEqualTo(stored.resetsAt());
        }
    }

    static Optional<String> served(Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> Optional.of(granted.model().id());
            case Decision.Downgraded downgraded ->
                Optional.of(downgraded.model().id());
            case Decision.Substituted substituted ->
                Optional.of(substituted.model().id());
            case Decision.Reported reported -> Optional.of(reported.model().id());
            case Decision.Denied(var reason, var retryAfter, var walk) -> Optional.empty();
        };
    }
}
