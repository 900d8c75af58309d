package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.plan.PlanVersionRow.Status;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All versions of one plan, past, in force and to come; those that were withdrawn only keep their number. */
record PlanHistory(List<PlanVersionRow> versions) {

    PlanHistory {
        versions = versions.stream()
                .sorted(Comparator.comparing((PlanVersionRow row) -> row.key.version()))
                .toList();
    }

    int nextVersion() {
        return versions.isEmpty() ? 1 : versions.getLast().key.version() + 1;
    }

    Optional<PlanVersionRow> version(int version) {
        return versions.stream().filter(row -> row.key.version() == version).findFirst();
    }

    Optional<PlanVersionRow> inForceAt(Instant instant) {
        return published().filter(row -> row.isInForceAt(instant)).findFirst();
    }

    /** Those in force at any instant of a time, the first first; it has no end where that is null. */
    List<PlanVersionRow> inForceBetween(Instant start, @Nullable Instant end) {
        return published()
                .filter(row -> row.until == null || row.until.isAfter(start))
                .filter(row -> end == null || row.from.isBefore(end))
                .sorted(Comparator.comparing(row -> row.from))
                .toList();
    }

    /** Those that come into force at an instant or later, the next first. */
    List<PlanVersionRow> from(Instant instant) {
        return published()
                .filter(row -> !row.from.isBefore(instant))
                .sorted(Comparator.comparing(row -> row.from))
                .toList();
    }

    /** When the next version comes into force, null where none is to come. */
    @Nullable Instant nextAfter(Instant instant) {
        return from(instant).stream().map(row -> row.from).findFirst().orElse(null);
    }

    /** The version that ends when another comes into force. */
    Optional<PlanVersionRow> before(PlanVersionRow successor) {
        return published().filter(row -> successor.from.equals(row.until)).findFirst();
    }

    /** The version whose content a version has: its own, or that of the one that it brought back. */
    int content(PlanVersionRow row) {
        return row.origin()
                .flatMap(origin -> Optional.ofNullable(origin.restores()))
                .flatMap(this::version)
                .map(this::content)
                .orElse(row.key.version());
    }

    /** The version that was published from the draft that somebody has seen. */
    Optional<PlanVersionRow> ofDraft(Condition seen) {
        return versions.stream()
                .filter(row ->
                        row.origin().map(Origin::draft).filter(seen::names).isPresent())
                .findFirst();
    }

    private Stream<PlanVersionRow> published() {
        return versions.stream().filter(row -> row.status == Status.PUBLISHED);
    }
}
