package dev.thinkwatt.quota.grant;

import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A grant that is asked for. */
public record NewGrant(
        String grantId,
        Grant.Kind kind,
        String allowance,
        BigDecimal amount,
        int priority,
        Instant expiresAt,
        String reason) {

    private static final BigDecimal AMOUNT_MAX = new BigDecimal("1000000000000");
    private static final int DECIMALS_MAX = 6;
    private static final Duration AHEAD_MAX = Duration.ofDays(1_827);

    void requireSound(Instant now) {
        List<Violation> violations = new ArrayList<>();
        if (amount.signum() <= 0 || amount.compareTo(AMOUNT_MAX) > 0) {
            violations.add(new Violation("amount", "must be more than 0 and at most " + AMOUNT_MAX.toPlainString()));
        }
        if (amount.stripTrailingZeros().scale() > DECIMALS_MAX) {
            violations.add(new Violation("amount", "must have at most " + DECIMALS_MAX + " decimals"));
        }
        if (!expiresAt.isAfter(now) || expiresAt.isAfter(now.plus(AHEAD_MAX))) {
            violations.add(new Violation("expiresAt", "must be in the future, within five years"));
        }
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
    }

    boolean saysTheSameAs(NewGrant other) {
        return kind == other.kind
                && allowance.equals(other.allowance)
                && amount.compareTo(other.amount) == 0
                && priority == other.priority
                && expiresAt.equals(other.expiresAt)
                && reason.equals(other.reason);
    }
}
