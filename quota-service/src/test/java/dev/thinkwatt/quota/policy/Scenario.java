package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.usage.Selection;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scenario file: what is done in time by the subscribers of one account under one plan, and what has to come of it.
 *
 * @param about the rule that it shows, in a sentence
 * @param timeZone the account's; absent: UTC
 * @param subscribedAt absent: {@link Cases#SUBSCRIBED}
 * @param defaultModel absent: none
 */
record Scenario(
        String about,
        @Nullable ZoneId timeZone,
        @Nullable Instant subscribedAt,
        @Nullable String defaultModel,
        List<Step> steps) {

    /**
     * One thing done, or, where only something is expected, looked at.
     *
     * @param by the subscriber; absent: one who is always the same
     * @param reset the allowance whose window is begun anew
     * @param account its status from here on
     * @param plan the file with the plan version that is in force from here on
     */
    record Step(
            Instant at,
            @Nullable String by,
            @Nullable Asking ask,
            @Nullable Settling settle,
            @Nullable Releasing release,
            @Nullable Granting grant,
            @Nullable String reset,
            @Nullable Knobs knobs,
            Account.@Nullable Status account,
            @Nullable String plan,
            @Nullable Expected expect) {

        String subscriber() {
            return by == null ? "s-1" : by;
        }
    }

    /**
     * A request, or several alike.
     *
     * @param times absent: once
     * @param every how long after one the next comes; absent: at the same instant
     * @param as what its decisions are called where they are settled or released
     */
    record Asking(
            @Nullable String model,
            @Nullable Selection selection,
            @Nullable Long contextTokens,
            @Nullable Estimate estimate,
            @Nullable Integer times,
            @Nullable Duration every,
            @Nullable String as) {

        Ask toAsk() {
            return new Ask(
                    model,
                    selection == null ? Selection.MANUAL : selection,
                    contextTokens == null ? 0 : contextTokens,
                    estimate);
        }
    }

    /**
     * The oldest open decision of a name is settled.
     *
     * @param model what served; absent: what was decided
     */
    record Settling(
            String decision,
            long inputTokens,
            long outputTokens,
            @Nullable String model) {}

    /**
     * The oldest open decisions of a name are released.
     *
     * @param times absent: one
     */
    record Releasing(String decision, @Nullable Integer times) {}

    /** @param priority absent: 0 */
    record Granting(
            String id,
            Grant.Kind kind,
            String allowance,
            BigDecimal amount,
            @Nullable Integer priority,
            Instant expiresAt) {

        Grant toGrant() {
            return Grant.of(id, kind, allowance, amount, priority == null ? 0 : priority, expiresAt);
        }
    }
}
