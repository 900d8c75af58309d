package dev.thinkwatt.quota.policy;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;

/**
 * Units beyond the plan's own.
 *
 * @param amount what was granted
 * @param left what is left of a balance; of a raised limit always all of it
 * @param priority lower is used first
 * @param expiresAt from then on it gives nothing, and takes nothing back
 */
public record Grant(
        String grantId,
        Kind kind,
        String allowance,
        BigDecimal amount,
        BigDecimal left,
        int priority,
        Instant expiresAt) {

    /** In which order balances are used up. */
    static final Comparator<Grant> FIRST_USED = Comparator.comparingInt(Grant::priority)
            .thenComparing(Grant::expiresAt)
            .thenComparing(Grant::grantId);

    /** What kind of good it does. */
    public enum Kind {
        /** A top-up: spent once, after the plan's own limit, and kept over the end of a window. */
        BALANCE,
        /** Goodwill: raises the limit of each window until it expires. */
        LIMIT
    }

    public Grant {
        amount = Units.plain(amount);
        left = Units.plain(left);
        if (left.signum() < 0 || left.compareTo(amount) > 0) {
            throw new IllegalArgumentException("what is left of a grant lies between 0 and its amount");
        }
    }

    public static Grant of(
            String grantId, Kind kind, String allowance, BigDecimal amount, int priority, Instant expiresAt) {
        return new Grant(grantId, kind, allowance, amount, amount, priority, expiresAt);
    }

    public boolean isLiveAt(Instant instant) {
        return instant.isBefore(expiresAt);
    }

    Grant drawn(BigDecimal units) {
        return new Grant(grantId, kind, allowance, amount, left.subtract(units), priority, expiresAt);
    }

    /** No more comes back than was granted. */
    Grant returned(BigDecimal units) {
        return new Grant(grantId, kind, allowance, amount, left.add(units).min(amount), priority, expiresAt);
    }
}
