package dev.thinkwatt.billing.simulation;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.SurchargeOfUsage;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;

/** Adds up an account's energy as its invoices would: by month, site and version, where it depends on the usage of those. */
final class SimulatedEnergy {

    private record Key(YearMonth usedIn, String site, PlanVersion plan) {}

    private record Sum(BigDecimal usage, BigDecimal energy) {
        Sum plus(Sum other) {
            return new Sum(usage.add(other.usage), energy.add(other.energy));
        }
    }

    private final Catalog catalog;
    private final ZoneId zone;
    private final Map<Key, Sum> sums = new HashMap<>();

    SimulatedEnergy(Catalog catalog, ZoneId zone) {
        this.catalog = catalog;
        this.zone = zone;
    }

    /**
     * @param charged for its usage
     * @param energy by its rates
     */
    void add(UsageEvent event, PlanVersion plan, BigDecimal charged, BigDecimal energy) {
        sums.merge(
                new Key(YearMonth.from(event.startedAt().atZone(zone)), event.site(), plan),
                new Sum(charged, energy),
                Sum::plus);
    }

    /** Exact. */
    BigDecimal amount() {
        return sums.entrySet().stream()
                .map(entry -> amount(entry.getKey(), entry.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private BigDecimal amount(Key key, Sum sum) {
        SurchargePolicy policy = catalog.plan(key.plan()).map(Plan::surcharge).orElse(null);
        return policy == null || !policy.dependsOnUsage() ? sum.energy() : amount(policy, key, sum);
    }

    /** Steps of an index that is not known yet come to nothing. */
    private BigDecimal amount(SurchargePolicy policy, Key key, Sum sum) {
        return policy.steps() == null
                ? SurchargeOfUsage.of(policy, sum.usage(), sum.energy(), null).amount()
                : catalog.electricity()
                        .index(key.site(), key.usedIn().minusMonths(policy.lag()), policy.estimates())
                        .map(index -> SurchargeOfUsage.of(policy, sum.usage(), sum.energy(), index.perKwh())
                                .amount())
                        .orElse(BigDecimal.ZERO);
    }
}
