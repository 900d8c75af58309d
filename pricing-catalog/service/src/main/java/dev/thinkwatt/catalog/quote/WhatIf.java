package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.model.energy.EnergyFactors;
import dev.thinkwatt.model.energy.EnergyFactors.Mode;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.KilowattHours;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.Rate;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request's electricity today, and in a scenario: each number of the energy formula on either side, by the engine that bills.
 *
 * @param today as site, plan and price are
 * @param scenario with what is changed
 */
record WhatIf(Side today, Side scenario) {

    private static final Rate NOTHING_PASSED_ON = new Rate(BigDecimal.ZERO, BigDecimal.ZERO);

    /** What electricity depends on, as it is. */
    record Setting(
            EnergyProfile profile,
            Usage usage,
            ServiceTier tier,
            Site site,
            BigDecimal pricePerKwh,
            @Nullable SurchargePolicy policy,
            BigDecimal modeMultiplier) {}

    /**
     * What is otherwise in a scenario; null stays as it is.
     *
     * @param pricePercent by how many percent electricity costs more; below zero: less
     * @param latencyReductionMs how many ms faster than standard the tier answers, in steps of 10
     * @param modeOffset the part of a mode's rise that savings elsewhere take back
     */
    record Changes(
            @Nullable BigDecimal workPerWh,
            @Nullable BigDecimal pue,
            @Nullable BigDecimal pricePercent,
            @Nullable Integer latencyReductionMs,
            @Nullable BigDecimal passThrough,
            @Nullable BigDecimal modeOffset) {}

    /**
     * One side, number by number.
     *
     * @param computersWh E_it, on the reference hardware
     * @param latencyFactor L
     * @param modeFactor M
     * @param workPerWh H
     * @param nanoWattHours E_fac, in whole nWh
     * @param effectivePrice after the purchase agreement
     * @param passThrough null where the plan passes nothing on
     * @param rate per kWh, disclosed
     * @param cut what the cap took off the rate (positive) or the floor added (negative)
     * @param electricity what the energy costs at the effective price, exact
     * @param charge what is passed on, exact
     */
    record Side(
            BigDecimal computersWh,
            BigDecimal pue,
            BigDecimal latencyFactor,
            BigDecimal modeFactor,
            BigDecimal workPerWh,
            long nanoWattHours,
            BigDecimal pricePerKwh,
            BigDecimal effectivePrice,
            @Nullable BigDecimal passThrough,
            BigDecimal rate,
            BigDecimal cut,
            BigDecimal electricity,
            BigDecimal charge) {

        /** So many that their cost is an amount one knows. */
        private static final int MILLION = 6;

        public BigDecimal kilowattHoursOfAMillion() {
            return KilowattHours.of(nanoWattHours).movePointRight(MILLION);
        }

        public BigDecimal electricityOfAMillion() {
            return electricity.movePointRight(MILLION);
        }

        public BigDecimal chargeOfAMillion() {
            return charge.movePointRight(MILLION);
        }
    }

    /** @throws IllegalArgumentException for what no site, policy or mode can have, or a mode where tokens are metered */
    static WhatIf of(Setting setting, Changes changes) {
        return new WhatIf(
                side(setting, new Mode(setting.modeMultiplier(), BigDecimal.ZERO)),
                side(
                        changed(setting, changes),
                        new Mode(setting.modeMultiplier(), or(changes.modeOffset(), BigDecimal.ZERO))));
    }

    private static Side side(Setting setting, Mode mode) {
        Site site = setting.site();
        SurchargePolicy policy = setting.policy();
        BigDecimal latencyFactor = policy == null ? BigDecimal.ONE : policy.latencyFactor(setting.tier());
        EnergyFactors factors = EnergyFactors.of(site, latencyFactor).in(mode);
        long nanoWattHours = setting.profile().nanoWattHours(setting.usage(), factors);
        BigDecimal effectivePrice = site.effectivePrice(setting.pricePerKwh());
        Rate rate = policy == null ? NOTHING_PASSED_ON : policy.rate(effectivePrice);
        BigDecimal kwh = KilowattHours.of(nanoWattHours);
        return new Side(
                setting.profile().wattHours(setting.usage()),
                site.pue(),
                latencyFactor,
                factors.modeFactor(),
                site.workPerWh(),
                nanoWattHours,
                setting.pricePerKwh(),
                effectivePrice,
                policy == null ? null : policy.passThrough(),
                rate.perKwh(),
                rate.cut(),
                kwh.multiply(effectivePrice),
                kwh.multiply(rate.perKwh()));
    }

    private static Setting changed(Setting setting, Changes changes) {
        Site site = setting.site();
        return new Setting(
                setting.profile(),
                setting.usage(),
                setting.tier(),
                new Site(
                        site.id(),
                        site.name(),
                        site.zone(),
                        or(changes.pue(), site.pue()),
                        site.hardwareClass(),
                        or(changes.workPerWh(), site.workPerWh()),
                        site.agreementShare(),
                        site.agreementDiscount()),
                price(setting.pricePerKwh(), changes),
                policy(setting, changes),
                setting.modeMultiplier());
    }

    private static BigDecimal price(BigDecimal today, Changes changes) {
        return changes.pricePercent() == null
                ? today
                : today.multiply(BigDecimal.ONE.add(changes.pricePercent().movePointLeft(2)));
    }

    private static @Nullable SurchargePolicy policy(Setting setting, Changes changes) {
        SurchargePolicy policy = setting.policy();
        if (policy == null) {
            return null;
        }
        Map<ServiceTier, Integer> latencies = new EnumMap<>(ServiceTier.class);
        latencies.putAll(policy.latencyReductionMs());
        if (changes.latencyReductionMs() != null) {
            latencies.put(setting.tier(), changes.latencyReductionMs());
        }
        return new SurchargePolicy(
                policy.currency(),
                policy.priceBase(),
                or(changes.passThrough(), policy.passThrough()),
                policy.floor(),
                policy.cap(),
                policy.intervalRule(),
                latencies,
                policy.lagMonths(),
                policy.fallback(),
                policy.capShare(),
                policy.steps(),
                policy.noticeDays());
    }

    private static BigDecimal or(@Nullable BigDecimal changed, BigDecimal standing) {
        return changed == null ? standing : changed;
    }
}
