package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.quota.policy.Counters;

/** What the row of one owner holds. Accounts have no knobs of their own. */
public record Held(Counters counters, Knobs knobs) {

    public static final Held NONE = new Held(Counters.NONE, Knobs.NONE);

    public Held with(Counters next) {
        return new Held(next, knobs);
    }

    public Held with(Knobs next) {
        return new Held(counters, next);
    }
}
