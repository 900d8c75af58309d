package dev.thinkwatt.catalog.surcharge;

import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a policy makes of a month's prices at a site, each minute alike: how much was drawn in which is known to billing only. The
 * engine's own rate of each interval, or of the month's index; the means are rounded HALF_UP to 6 decimals, for the eye.
 *
 * @param known the part of the month that has a price
 * @param meanPrice per kWh, as published, or the index
 * @param meanUncut the mean rate per kWh as it would be without floor and cap
 * @param meanRate the mean rate per kWh
 * @param cap what the cap cut
 * @param floor what the floor added
 */
record PolicyMonth(
        BigDecimal known, BigDecimal meanPrice, BigDecimal meanUncut, BigDecimal meanRate, Bound cap, Bound floor) {

    private static final int DECIMALS = 6;

    /** Of a share, so that it is a percentage of one decimal. */
    private static final int SHARE_DECIMALS = 3;

    /**
     * A floor or a cap.
     *
     * @param share of the time with a price in which it binds
     * @param mean what it comes to per kWh, over all of that time
     * @param most what it comes to per kWh where it is most
     */
    record Bound(BigDecimal share, BigDecimal mean, BigDecimal most) {
        public boolean binds() {
            return most.signum() > 0;
        }
    }

    /**
     * Each interval at its own price.
     *
     * @param days of the site, as far as they are known, in order
     * @param month how long it is
     * @return empty where no price is known
     */
    static Optional<PolicyMonth> of(SurchargePolicy policy, List<ElectricityDay> days, Duration month) {
        return of(policy, Interval::pricePerKwh, days, month);
    }

    /** All of the month at the index of an earlier one, each day with the site as it is then. */
    static Optional<PolicyMonth> atIndex(
            SurchargePolicy policy, MonthIndex index, List<ElectricityDay> days, Duration month) {
        return of(policy, interval -> index.perKwh(), days, month);
    }

    private static Optional<PolicyMonth> of(
            SurchargePolicy policy, Function<Interval, BigDecimal> price, List<ElectricityDay> days, Duration month) {
        Sum sum = new Sum();
        days.forEach(day -> day.intervals().forEach(interval -> {
            BigDecimal perKwh = price.apply(interval);
            sum.add(minutes(interval), perKwh, policy.rate(day.site().effectivePrice(perKwh)));
        }));
        return sum.over(month);
    }

    private static long minutes(Interval interval) {
        return Duration.between(interval.start(), interval.end()).toMinutes();
    }

    /** Minutes, and what is summed over them. */
    private static final class Sum {
        private long minutes;
        private BigDecimal price = BigDecimal.ZERO;
        private BigDecimal uncut = BigDecimal.ZERO;
        private BigDecimal rate = BigDecimal.ZERO;
        private final Side cap = new Side();
        private final Side floor = new Side();

        void add(long length, BigDecimal pricePerKwh, Rate of) {
            BigDecimal times = BigDecimal.valueOf(length);
            minutes += length;
            price = price.add(pricePerKwh.multiply(times));
            uncut = uncut.add(of.perKwh().add(of.cut()).multiply(times));
            rate = rate.add(of.perKwh().multiply(times));
            cap.add(length, of.cut());
            floor.add(length, of.cut().negate());
        }

        Optional<PolicyMonth> over(Duration month) {
            if (minutes == 0) {
                return Optional.empty();
            }
            return Optional.of(new PolicyMonth(
                    BigDecimal.valueOf(minutes)
                            .divide(BigDecimal.valueOf(month.toMinutes()), SHARE_DECIMALS, RoundingMode.DOWN),
                    mean(price, minutes),
                    mean(uncut, minutes),
                    mean(rate, minutes),
                    cap.over(minutes),
                    floor.over(minutes)));
        }
    }

    /** What one bound does, where it does anything. */
    private static final class Side {
        private long minutes;
        private BigDecimal sum = BigDecimal.ZERO;
        private BigDecimal most = BigDecimal.ZERO;

        void add(long length, BigDecimal cut) {
            if (cut.signum() > 0) {
                minutes += length;
                sum = sum.add(cut.multiply(BigDecimal.valueOf(length)));
                most = most.max(cut);
            }
        }

        Bound over(long all) {
            return new Bound(
                    BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(all), SHARE_DECIMALS, RoundingMode.HALF_UP),
                    mean(sum, all),
                    most);
        }
    }

    private static BigDecimal mean(BigDecimal sum, long minutes) {
        return sum.divide(BigDecimal.valueOf(minutes), DECIMALS, RoundingMode.HALF_UP);
    }
}
