package dev.thinkwatt.quota.decision;

import java.time.Duration;

/** What no request of any caller exceeds. */
final class Limits {

    /** More than any model reads or writes. */
    static final long TOKENS_MAX = 10_000_000;

    /** How many entries one call has at most. */
    static final int BATCH_MAX = 500;

    /** How long after the fact usage is taken, and how far back anybody may ask. */
    static final Duration CORRECTION_WINDOW = Duration.ofDays(35);

    private Limits() {}
}
