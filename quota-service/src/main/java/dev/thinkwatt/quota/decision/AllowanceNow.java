package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.quota.policy.Standing;
import java.time.Instant;

/** Where an allowance stands, as callers see it. */
public record AllowanceNow(
        String allowance,
        Allowance.Meter meter,
        TimeSpan window,
        long limit,
        long used,
        long remaining,
        Instant resetsAt) {

    static AllowanceNow of(Standing standing) {
        return new AllowanceNow(
                standing.allowance(),
                standing.meter(),
                standing.window(),
                standing.limit(),
                standing.used(),
                standing.remaining(),
                standing.resetsAt());
    }
}
