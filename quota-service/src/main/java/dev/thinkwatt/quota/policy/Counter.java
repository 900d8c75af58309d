package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Units used in one window. Its end is kept, so that a reset once announced does not move.
 *
 * @param window of a sliding window its latest slot: where what is taken now goes
 * @param used in that window
 * @param earlier the slots before it that still count
 * @param noticed percent of the limit that somebody was told of; absent: nothing yet
 * @param downgraded whether somebody was told that a request of this window was downgraded; absent: not
 * @param returned what releases have given back, of a sliding window since its latest slot began; absent: nothing yet
 * @param counts what of, in which kind of window: a later plan version may give its allowance's name to another; absent on
 *     counters of an earlier day, which are taken for what the plan now says
 */
public record Counter(
        TimeSpan window,
        BigDecimal used,
        List<Slot> earlier,
        @Nullable Integer noticed,
        @Nullable Boolean downgraded,
        @Nullable BigDecimal returned,
        @Nullable String counts) {

    /** Units that count until the end of their own span. */
    public record Slot(TimeSpan window, BigDecimal used) {
        public Slot {
            used = Units.plain(used);
        }
    }

    public Counter {
        used = Units.plain(used);
        earlier = List.copyOf(earlier);
    }

    static Counter of(Allowance allowance, TimeSpan window) {
        return of(countedBy(allowance), window);
    }

    private static Counter of(@Nullable String counts, TimeSpan window) {
        return new Counter(window, BigDecimal.ZERO, List.of(), null, null, null, counts);
    }

    /** Whether what is counted here is what the allowance limits; how much it allows is another matter. */
    boolean isOf(Allowance allowance) {
        return counts == null || counts.equals(countedBy(allowance));
    }

    private static String countedBy(Allowance allowance) {
        String window = switch (allowance.window()) {
            case Window.Calendar(Window.Unit unit) -> unit.name();
            case Window.Anniversary(Window.Every every) -> "ANNIVERSARY " + every;
            case Window.FirstUse(Duration length, var _) -> "FIRST_USE " + length;
            case Window.Sliding(Duration length) -> "SLIDING " + length;
            case Window.Lifetime() -> "LIFETIME";
        };
        return allowance.meter() + " " + window;
    }

    /** All that counts at an instant. */
    BigDecimal usedAt(Instant instant) {
        return slotsAt(instant).map(Slot::used).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** What counts at an instant and when it ceases to, soonest first. */
    public Stream<Slot> slotsAt(Instant instant) {
        return Stream.concat(earlier.stream(), Stream.of(new Slot(window, used)))
                .filter(slot -> instant.isBefore(slot.window().endsAt()));
    }

    /** What counts at an instant and is something, soonest first; of a window in which nothing does, that window. */
    List<Slot> countingAt(Instant instant) {
        List<Slot> something =
                slotsAt(instant).filter(slot -> slot.used().signum() > 0).toList();
        return something.isEmpty() ? List.of(new Slot(window, used)) : something;
    }

    /**
     * This counter, once the window that an instant lies in is its latest. An instant before its latest window counts in that.
     *
     * @param current that window, asked for only where this one may be over: to find one goes through the calendar
     */
    Counter rolledTo(Allowance allowance, Supplier<TimeSpan> current, Instant instant) {
        if (!instant.isBefore(window.endsAt())) {
            return of(allowance, current.get());
        }
        if (!(allowance.window() instanceof Window.Sliding)) {
            return stillOf(allowance);
        }
        TimeSpan span = current.get();
        if (!span.startsAt().isAfter(window.startsAt())) {
            return stillOf(allowance);
        }
        // Empty ones stay too: what was taken by an estimate of nothing is corrected there once it is settled.
        Counter rolled = new Counter(
                span, BigDecimal.ZERO, slotsAt(instant).toList(), noticed, downgraded, null, countedBy(allowance));
        return rolled.usedAt(instant).signum() > 0 ? rolled : rolled.eased();
    }

    private Counter stillOf(Allowance allowance) {
        String now = countedBy(allowance);
        return now.equals(counts) ? this : new Counter(window, used, earlier, noticed, downgraded, returned, now);
    }

    /** Whether units taken from a window can still be given back to it. */
    boolean holds(TimeSpan taken) {
        return window.equals(taken)
                || earlier.stream().anyMatch(slot -> slot.window().equals(taken));
    }

    /** With so much more, or less, in the window that holds it; never less than nothing. */
    Counter changed(TimeSpan taken, BigDecimal by) {
        if (window.equals(taken)) {
            return new Counter(window, atLeastNothing(used.add(by)), earlier, noticed, downgraded, returned, counts);
        }
        List<Slot> slots = earlier.stream()
                .map(slot -> slot.window().equals(taken)
                        ? new Slot(taken, atLeastNothing(slot.used().add(by)))
                        : slot)
                .toList();
        return new Counter(window, used, slots, noticed, downgraded, returned, counts);
    }

    /** The same window anew from an instant on: what was taken before can no longer be given back to it. */
    Counter resetAt(Instant instant) {
        return of(counts, new TimeSpan(instant, window.endsAt()));
    }

    Counter noticed(int percent) {
        return new Counter(window, used, earlier, percent, downgraded, returned, counts);
    }

    /** With nothing told yet: so much room has come back that its shares are told anew. */
    Counter eased() {
        return new Counter(window, used, earlier, null, null, returned, counts);
    }

    Counter noticedDowngrade() {
        return new Counter(window, used, earlier, noticed, true, returned, counts);
    }

    Counter returned(BigDecimal units) {
        return new Counter(
                window,
                used,
                earlier,
                noticed,
                downgraded,
                Units.plain(returnedUnits().add(units)),
                counts);
    }

    int noticedPercent() {
        return Objects.requireNonNullElse(noticed, 0);
    }

    boolean wasDowngradeNoticed() {
        return Optional.ofNullable(downgraded).orElse(false);
    }

    BigDecimal returnedUnits() {
        return Objects.requireNonNullElse(returned, BigDecimal.ZERO);
    }

    private static BigDecimal atLeastNothing(BigDecimal units) {
        return units.max(BigDecimal.ZERO);
    }
}
