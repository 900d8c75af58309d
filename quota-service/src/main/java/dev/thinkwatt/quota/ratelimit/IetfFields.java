package dev.thinkwatt.quota.ratelimit;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code RateLimit-Policy} and {@code RateLimit} of draft-ietf-httpapi-ratelimit-headers. Requests are the unit where none is
 * named; tokens and money are no registered units, so they go under a parameter of our own.
 */
public final class IetfFields {

    public static final String POLICY = "RateLimit-Policy";
    public static final String LIMIT = "RateLimit";

    private static final String UNIT = "thinkwatt-unit";
    private static final String FALLBACK = "thinkwatt-fallback";

    private IetfFields() {}

    static Map<String, String> of(List<Quota> quotas, Instant now) {
        return quotas.isEmpty() ? Map.of() : Map.of(POLICY, policy(quotas), LIMIT, limit(quotas, now));
    }

    private static String policy(List<Quota> quotas) {
        StructuredList policies = new StructuredList();
        for (Quota quota : quotas) {
            policies.item(quota.allowance()).parameter("q", quota.limit());
            @Nullable Duration window = quota.window();
            if (window != null) {
                policies.parameter("w", BigDecimal.valueOf(window.toSeconds()));
            }
            if (!quota.unit().equals(Quota.REQUESTS)) {
                policies.parameter(UNIT, quota.unit());
            }
            @Nullable String fallback = quota.fallback();
            if (fallback != null) {
                policies.parameter(FALLBACK, fallback);
            }
        }
        return policies.toString();
    }

    private static String limit(List<Quota> quotas, Instant now) {
        StructuredList limits = new StructuredList();
        for (Quota quota : quotas) {
            limits.item(quota.allowance()).parameter("r", quota.remaining());
            @Nullable Instant resetsAt = quota.resetsAt();
            if (resetsAt != null) {
                limits.parameter("t", BigDecimal.valueOf(seconds(Duration.between(now, resetsAt))));
            }
        }
        return limits.toString();
    }

    /** Whole seconds, up: who waits that long is not too early. */
    private static long seconds(Duration wait) {
        return Math.max(0, wait.plusNanos(999_999_999).toSeconds());
    }
}
