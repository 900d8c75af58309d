package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.rating.Share;
import dev.thinkwatt.model.usage.PlanVersion;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The base fee of a month: every seat that existed in it pays for the whole of it, at the plan version that the account had
 * when the seat first existed in that month. Where the account changed its plan while it had the seat, the month is divided by time at the
 * changes, and each part is paid at the version that it had when the part began.
 */
public final class BaseFees {

    /** Seats that pay for the same part of a month at the same version. */
    private record Key(PlanVersion plan, Share share) {}

    private static final Comparator<Key> ORDER = Comparator.comparing(
                    (Key key) -> key.plan().id())
            .thenComparing(key -> key.plan().version())
            .thenComparing(key -> key.share().covered());

    private final Account account;
    private final TimeSpan month;
    private final Catalog catalog;

    private BaseFees(Account account, TimeSpan month, Catalog catalog) {
        this.account = account;
        this.month = month;
        this.catalog = catalog;
    }

    /** What they come to exactly; empty where a plan that the account had is not known. */
    public static Optional<BigDecimal> exact(Account account, List<Seat> seats, YearMonth month, Catalog catalog) {
        try {
            return Optional.of(
                    lines(account, seats, account.startOf(month), account.startOf(month.plusMonths(1)), catalog)
                            .stream()
                            .map(InvoiceLine.BaseFee::exact)
                            .reduce(BigDecimal.ZERO, BigDecimal::add));
        } catch (InvoiceNotDrawn e) {
            return Optional.empty();
        }
    }

    static List<InvoiceLine.BaseFee> lines(
            Account account, List<Seat> seats, Instant from, Instant until, Catalog catalog) {
        return new BaseFees(account, new TimeSpan(from, until), catalog).lines(seats);
    }

    private List<InvoiceLine.BaseFee> lines(List<Seat> seats) {
        Map<Key, Long> counts = new TreeMap<>(ORDER);
        for (Seat seat : seats) {
            shares(seat).forEach((plan, share) -> counts.merge(new Key(plan, share), 1L, Long::sum));
        }
        return counts.entrySet().stream()
                .map(count -> line(count.getKey(), count.getValue()))
                .filter(line -> line.exact().signum() != 0)
                .toList();
    }

    /** The versions that a seat pays for, with their shares of the month; together they are all of it. */
    private Map<PlanVersion, Share> shares(Seat seat) {
        List<TimeSpan> held = held(seat);
        Map<PlanVersion, Share> shares = new LinkedHashMap<>();
        for (int i = 0; i < held.size(); i++) {
            Instant starts = i == 0 ? month.startsAt() : held.get(i).startsAt();
            Instant ends =
                    i == held.size() - 1 ? month.endsAt() : held.get(i + 1).startsAt();
            shares.merge(
                    planAt(held.get(i).startsAt()).planVersion(),
                    Share.of(new TimeSpan(starts, ends), month),
                    Share::plus);
        }
        if (shares.size() == 1) {
            shares.replaceAll((plan, share) -> Share.ALL);
        }
        return shares;
    }

    /** When in the month the seat was there, subscription by subscription. */
    private List<TimeSpan> held(Seat seat) {
        List<TimeSpan> held = new ArrayList<>();
        List<Subscription> subscriptions = account.subscriptions();
        for (int i = 0; i < subscriptions.size(); i++) {
            Instant next =
                    i + 1 < subscriptions.size() ? subscriptions.get(i + 1).from() : month.endsAt();
            Instant ends = next.isBefore(month.endsAt()) ? next : month.endsAt();
            Instant starts = latest(
                    month.startsAt(), latest(seat.from(), subscriptions.get(i).from()));
            if (starts.isBefore(ends) && seat.isTakenAt(starts)) {
                held.add(new TimeSpan(starts, ends));
            }
        }
        return held;
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private Plan planAt(Instant instant) {
        return catalog.planOf(account, instant)
                .orElseThrow(
                        () -> new InvoiceNotDrawn("the plan that the account had at " + instant + " is not known"));
    }

    private InvoiceLine.BaseFee line(Key key, long seats) {
        Plan plan = catalog.plan(key.plan()).orElseThrow();
        Money fee = plan.baseFeeIn(account.currency())
                .orElseThrow(() -> new InvoiceNotDrawn(
                        "plan " + plan.id() + " is not sold in " + account.currency() + ", which the account pays in"));
        boolean whole = key.share().equals(Share.ALL);
        BigDecimal exact = whole
                ? fee.times(seats).amount()
                : key.share().of(fee.times(seats)).amount();
        return new InvoiceLine.BaseFee(
                plan.name() + ", base fee" + (whole ? "" : ", part of the month"),
                plan.planVersion(),
                seats,
                fee.amount(),
                whole ? null : key.share(),
                exact,
                Rounding.toMinorUnit(exact, account.currency()));
    }
}
