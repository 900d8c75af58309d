package dev.thinkwatt.quota.console;

import dev.thinkwatt.quota.routing.RoutingShares.Share;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How often routers chose what a plan does not allow.
 *
 * @param model empty: all of the plan
 */
record ShareLine(String planId, String model, long routed, long misrouted) {

    static ShareLine of(Share share) {
        return new ShareLine(share.planId(), share.model(), share.routed(), share.misrouted());
    }

    /** The models of each plan together, by plan. */
    static List<ShareLine> byPlan(Collection<Share> shares) {
        return shares.stream()
                .collect(Collectors.groupingBy(Share::planId, TreeMap::new, Collectors.toList()))
                .entrySet()
                .stream()
                .map(plan -> new ShareLine(
                        plan.getKey(),
                        "",
                        plan.getValue().stream().mapToLong(Share::routed).sum(),
                        plan.getValue().stream().mapToLong(Share::misrouted).sum()))
                .toList();
    }

    /** In percent, with two decimals. */
    public String percent() {
        return routed == 0 ? "–" : part(10_000).movePointLeft(2).setScale(2, RoundingMode.UNNECESSARY) + " %";
    }

    /** In thousandths, for the bar. */
    public int width() {
        return routed == 0 ? 0 : part(1_000).intValue();
    }

    private BigDecimal part(int whole) {
        return BigDecimal.valueOf(misrouted)
                .multiply(BigDecimal.valueOf(whole))
                .divide(BigDecimal.valueOf(routed), 0, RoundingMode.HALF_UP);
    }
}
