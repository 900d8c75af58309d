package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.TimeSpan;

/** Units taken from one window of an allowance, to which alone they can be given back. */
public record Taken(String allowance, TimeSpan window, long units) {}
