package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.policy.Standing;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * What is used of what there is, in thousandths of the whole: the plan's own limit, what was granted on top of it, and
 * top-ups, in this order.
 *
 * @param reserved the end of what is used: what requests hold that are not settled yet
 */
record Bar(int used, int reserved, int own, int granted, int topUps) {

    private static final BigDecimal WHOLE = BigDecimal.valueOf(1_000);

    static Bar of(Standing standing, BigDecimal reserved) {
        BigDecimal own = standing.limit().subtract(standing.granted()).max(BigDecimal.ZERO);
        BigDecimal whole = standing.limit().add(standing.balance()).max(standing.used());
        int ownPart = part(own, whole);
        int grantedPart = part(standing.granted(), whole);
        int usedPart = part(standing.used(), whole);
        int reservedPart = Math.min(part(reserved, whole), usedPart);
        return new Bar(usedPart, reservedPart, ownPart, grantedPart, part(standing.balance(), whole));
    }

    public int reservedFrom() {
        return used - reserved;
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
