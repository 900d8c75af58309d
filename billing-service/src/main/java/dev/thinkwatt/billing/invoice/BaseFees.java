package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The base fee of a month: every seat that existed in it, whole, at the plan version that the account had when the seat first
 * existed in that month.
 */
final class BaseFees {

    private BaseFees() {}

    static List<InvoiceLine.BaseFee> lines(
            Account account, List<Seat> seats, Instant from, Instant until, Catalog catalog) {
        Map<PlanVersion, Long> seatsByPlan =
                new TreeMap<>(Comparator.comparing(PlanVersion::id).thenComparing(PlanVersion::version));
        seats.stream()
                .flatMap(seat -> firstTaken(account, seat, from, until).stream())
                .map(instant -> planAt(account, instant, catalog).planVersion())
                .forEach(plan -> seatsByPlan.merge(plan, 1L, Long::sum));
        return seatsByPlan.entrySet().stream()
                .map(entry -> line(account, catalog.plan(entry.getKey()).orElseThrow(), entry.getValue()))
                .filter(line -> line.exact().signum() != 0)
                .toList();
    }

    private static Optional<Instant> firstTaken(Account account, Seat seat, Instant from, Instant until) {
        if (account.subscriptions().isEmpty()) {
            return Optional.empty();
        }
        Instant first = Stream.of(
                        from, seat.from(), account.subscriptions().getFirst().from())
                .max(Comparator.naturalOrder())
                .orElseThrow();
        return first.isBefore(until) && seat.isTakenAt(first) ? Optional.of(first) : Optional.empty();
    }

    private static Plan planAt(Account account, Instant instant, Catalog catalog) {
        return catalog.planOf(account, instant)
                .orElseThrow(
                        () -> new InvoiceNotDrawn("the plan that the account had at " + instant + " is not known"));
    }

    private static InvoiceLine.BaseFee line(Account account, Plan plan, long seats) {
        Money fee = plan.baseFeeIn(account.currency())
                .orElseThrow(() -> new InvoiceNotDrawn(
                        "plan " + plan.id() + " is not sold in " + account.currency() + ", which the account pays in"));
        BigDecimal exact = fee.times(seats).amount();
        String description = plan.name() + ", base fee";
        return new InvoiceLine.BaseFee(
                description,
                plan.planVersion(),
                seats,
                fee.amount(),
                exact,
                Rounding.toMinorUnit(exact, account.currency()));
    }
}
