package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.TimeSpan;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How much of a period something lasted, by time and not by days: a month in which clocks change is as long as it is.
 *
 * @param covered of the period, in milliseconds
 * @param whole the period, in milliseconds
 */
public record Share(long covered, long whole) {

    public static final Share ALL = new Share(1, 1);

    public Share {
        if (whole < 1 || covered < 0 || covered > whole) {
            throw new IllegalArgumentException("a share lies between nothing and all of a period");
        }
    }

    /** Of a stretch within a period. */
    public static Share of(TimeSpan covered, TimeSpan period) {
        if (covered.startsAt().isBefore(period.startsAt()) || covered.endsAt().isAfter(period.endsAt())) {
            throw new IllegalArgumentException("what is covered lies within the period");
        }
        return new Share(millis(covered), millis(period));
    }

    /** What both of them cover, of the same period. */
    public Share plus(Share other) {
        if (whole != other.whole) {
            throw new IllegalArgumentException("shares of two periods do not add up");
        }
        return new Share(covered + other.covered, whole);
    }

    /** So much of an amount, rounded once: half up to the currency's minor unit. */
    public Money of(Money amount) {
        BigDecimal exactTimesWhole = amount.amount().multiply(BigDecimal.valueOf(covered));
        int decimals = amount.currency().getDefaultFractionDigits();
        return new Money(
                exactTimesWhole.divide(BigDecimal.valueOf(whole), decimals, RoundingMode.HALF_UP), amount.currency());
    }

    private static long millis(TimeSpan span) {
        return span.endsAt().toEpochMilli() - span.startsAt().toEpochMilli();
    }
}
