package dev.thinkwatt.quota.ratelimit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is left of one allowance.
 *
 * @param unit {@link #REQUESTS}, {@link #TOKENS}, or a currency's code
 * @param window how long it counts, null where it has no end or has not begun
 * @param resetsAt when all of it is back, null likewise
 * @param fallback the model that serves once it is used up, null where none does
 */
public record Quota(
        String allowance,
        String unit,
        BigDecimal limit,
        BigDecimal remaining,
        @Nullable Duration window,
        @Nullable Instant resetsAt,
        @Nullable String fallback) {

    public static final String REQUESTS = "requests";
    public static final String TOKENS = "tokens";
}
