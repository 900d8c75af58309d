package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.policy.Taken;
import java.time.Instant;
import java.util.List;

/**
 * A decision that can still be closed.
 *
 * @param version of the plan that it was made under
 * @param expired its hold ran out, and it was settled at an estimate or given back: it can only be settled late
 */
record Open(
        String subscriber,
        Plan version,
        String model,
        Instant decidedAt,
        List<Taken> taken,
        Reference.Decided expected,
        boolean expired) {

    Open ranOut(List<Taken> left) {
        return new Open(subscriber, version, model, decidedAt, left, expected, true);
    }
}
