package dev.thinkwatt.catalog.defaults;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The default models of one plan, past and scheduled, in the order they take effect. */
record DefaultHistory(List<Entry> entries) {

    /**
     * A default from an instant on, until the next entry.
     *
     * @param restores when the entry that a rollback made current again took effect first; null for a default of its own
     */
    record Entry(String model, Instant from, @Nullable Instant restores) {}

    DefaultHistory {
        entries = entries.stream().sorted(Comparator.comparing(Entry::from)).toList();
    }

    Optional<Entry> at(Instant from) {
        return entries.stream().filter(entry -> entry.from().equals(from)).findFirst();
    }

    Optional<Entry> inForceAt(Instant instant) {
        return entries.stream().filter(entry -> !entry.from().isAfter(instant)).reduce((earlier, later) -> later);
    }

    /** Whether a model is the default at an instant, or will be at any later one. */
    boolean servesAfter(String model, Instant instant) {
        return Stream.concat(inForceAt(instant).stream(), scheduledAfter(instant).stream())
                .anyMatch(entry -> entry.model().equals(model));
    }

    /** When the next entry takes effect; null where none is set. */
    @Nullable Instant nextAfter(Instant instant) {
        return scheduledAfter(instant).stream().map(Entry::from).findFirst().orElse(null);
    }

    /** The models that were the default until an instant, the last first, each once. */
    List<String> modelsUntil(Instant instant) {
        return entries.reversed().stream()
                .filter(entry -> !entry.from().isAfter(instant))
                .map(Entry::model)
                .distinct()
                .toList();
    }

    /** The models that were the default before an instant, the last first, each once. */
    List<String> modelsBefore(Instant instant) {
        return modelsUntil(instant.minusNanos(1));
    }

    /** With one entry more. */
    DefaultHistory with(Entry entry) {
        return new DefaultHistory(
                Stream.concat(entries.stream(), Stream.of(entry)).toList());
    }

    List<Entry> scheduledAfter(Instant instant) {
        return entries.stream().filter(entry -> entry.from().isAfter(instant)).toList();
    }

    /**
     * The entry that a rollback at an instant makes current again: the latest with another model, before the one that
     * the default in force stems from. Never a rollback itself, so that a second one goes further back, not forth.
     */
    Optional<Entry> toRestoreAt(Instant instant) {
        return inForceAt(instant)
                .flatMap(current -> Stream.iterate(
                                before(origin(current)), Optional::isPresent, entry -> entry.flatMap(this::before))
                        .flatMap(Optional::stream)
                        .filter(entry -> !entry.model().equals(current.model()))
                        .findFirst());
    }

    private Optional<Entry> before(Entry entry) {
        return entries.stream()
                .filter(other -> other.from().isBefore(entry.from()))
                .reduce((earlier, later) -> later)
                .map(this::origin);
    }

    private Entry origin(Entry entry) {
        return entry.restores() == null ? entry : at(entry.restores()).orElse(entry);
    }
}
