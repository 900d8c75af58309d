package dev.thinkwatt.billing.revenue;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;

/**
 * What was booked in a month in one currency, less what was taken back.
 *
 * @param usage by the event and by the period
 * @param commitment what usage was short of minimums
 * @param energy what was passed on of electricity
 * @param discounts that were agreed with accounts, below zero
 * @param electricityCost of the events that are known to have drawn so much
 * @param events that were charged, less those taken back
 * @param eventsWithCost of them, those whose electricity is in the cost
 */
record MonthlyRevenue(
        YearMonth month,
        String currency,
        BigDecimal subscription,
        BigDecimal usage,
        BigDecimal commitment,
        BigDecimal energy,
        BigDecimal discounts,
        BigDecimal electricityCost,
        long events,
        long eventsWithCost) {

    private static final BigDecimal NONE = BigDecimal.ZERO;

    /** A part of a month's revenue. */
    record Stream(String name, BigDecimal amount) {}

    static MonthlyRevenue booked(YearMonth month, String currency, String account, BigDecimal amount) {
        return new MonthlyRevenue(
                month,
                currency,
                account.equals("revenue:subscription") ? amount : NONE,
                account.equals("revenue:usage") ? amount : NONE,
                account.equals("revenue:commitment") ? amount : NONE,
                account.equals("revenue:energy") ? amount : NONE,
                account.equals("discounts") ? amount : NONE,
                NONE,
                0,
                0);
    }

    static MonthlyRevenue cost(YearMonth month, String currency, BigDecimal cost, long events, long known) {
        return new MonthlyRevenue(month, currency, NONE, NONE, NONE, NONE, NONE, cost, events, known);
    }

    MonthlyRevenue plus(MonthlyRevenue other) {
        return new MonthlyRevenue(
                month,
                currency,
                subscription.add(other.subscription),
                usage.add(other.usage),
                commitment.add(other.commitment),
                energy.add(other.energy),
                discounts.add(other.discounts),
                electricityCost.add(other.electricityCost),
                events + other.events,
                eventsWithCost + other.eventsWithCost);
    }

    public List<Stream> streams() {
        return List.of(
                new Stream("Subscription", subscription),
                new Stream("Usage", usage),
                new Stream("Minimums", commitment),
                new Stream("Energy", energy),
                new Stream("Discounts", discounts));
    }

    public BigDecimal total() {
        return subscription.add(usage).add(commitment).add(energy).add(discounts);
    }

    /** What is left of it all once the electricity that is known is paid. */
    public BigDecimal margin() {
        return total().subtract(electricityCost);
    }

    /** Whether the electricity of some events is in no cost. */
    public boolean incomplete() {
        return eventsWithCost != events;
    }
}
