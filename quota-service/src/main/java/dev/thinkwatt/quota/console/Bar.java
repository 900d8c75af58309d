package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.policy.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is used of what there is, in thousandths of the whole: the plan's own limit, what was granted on top of it, and
 * top-ups, in this order.
 */
record Bar(int used, int own, int granted, int topUps) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(1_000);

    static Bar of(Standing standing) {
        BigDecimal own = standing.limit().subtract(standing.granted()).max(BigDecimal.ZERO);
        BigDecimal whole = standing.limit().add(standing.balance()).max(standing.used());
        int ownPart = part(own, whole);
        int grantedPart = part(standing.granted(), whole);
        return new Bar(part(standing.used(), whole), ownPart, grantedPart, part(standing.balance(), whole));
    }

    public int topUpsFrom() {
        return own + granted;
    }

    private static int part(BigDecimal units, BigDecimal whole) {
        return whole.signum() == 0
                ? 0
                : units.multiply(WHOLE).divide(whole, 0, RoundingMode.HALF_UP).intValue();
    }
}
