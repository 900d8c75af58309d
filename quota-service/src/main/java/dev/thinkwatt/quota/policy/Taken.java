package dev.thinkwatt.quota.policy;

/** Units taken from one window of an allowance, to which alone they can be given back. */
public record Taken(String allowance, Span window, long units) {}
