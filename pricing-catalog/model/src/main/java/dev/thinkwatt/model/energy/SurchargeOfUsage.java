package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a surcharge comes to that depends on the usage of its site: by steps it is a percentage of the net, and a capped one is never
 * more than a share of it. What is given back is never capped. Exact: whoever charges it rounds it, once.
 *
 * @param usageNet what the usage was charged, without energy
 * @param surcharge before the cap: what its events come to, or by steps the percentage
 * @param percent of the usage; null without steps
 * @param cut what the cap took off
 */
public record SurchargeOfUsage(
        BigDecimal usageNet, BigDecimal surcharge, @Nullable BigDecimal percent, BigDecimal cut) {

    /**
     * @param ofEvents what the events come to by their rates; 0 under steps
     * @param index of the month by which steps are counted; null without steps
     */
    public static SurchargeOfUsage of(
            SurchargePolicy policy, BigDecimal usageNet, BigDecimal ofEvents, @Nullable BigDecimal index) {
        StepTable table = policy.stepTable();
        if (table == null) {
            return capped(policy, usageNet, ofEvents, null);
        }
        BigDecimal counted = Objects.requireNonNull(index, "steps need an index");
        return capped(policy, usageNet, table.on(usageNet, counted), table.percent(counted));
    }

    private static SurchargeOfUsage capped(
            SurchargePolicy policy, BigDecimal usageNet, BigDecimal surcharge, @Nullable BigDecimal percent) {
        return new SurchargeOfUsage(usageNet, surcharge, percent, cut(policy.capShare(), usageNet, surcharge));
    }

    /** After the cap. */
    public BigDecimal amount() {
        return surcharge.subtract(cut);
    }

    /** Where more usage was taken back than charged, a share of it is none. */
    private static BigDecimal cut(@Nullable BigDecimal share, BigDecimal usageNet, BigDecimal surcharge) {
        return share == null || surcharge.signum() <= 0
                ? BigDecimal.ZERO
                : surcharge
                        .subtract(share.multiply(usageNet).max(BigDecimal.ZERO))
                        .max(BigDecimal.ZERO);
    }
}
