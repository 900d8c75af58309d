package dev.thinkwatt.model.catalog;

import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.plan.Plan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The versions of one plan with their ranges, and how those who follow the plan go from one to the next. */
final class PlanVersions {

    private static final Comparator<Migration> AS_DECIDED =
            Comparator.comparing(Migration::decidedAt).thenComparing(Migration::migrationId);

    static final PlanVersions NONE = new PlanVersions(List.of(), List.of());

    private final List<PublishedPlan> ranges;
    private final List<Migration> migrations;

    /** @param migrations that were not withdrawn; one to a version that is not known, or was withdrawn, counts for nothing */
    PlanVersions(List<PublishedPlan> ranges, List<Migration> migrations) {
        this.ranges = List.copyOf(ranges);
        this.migrations = migrations.stream()
                .filter(migration -> range(migration.toVersion()).isPresent())
                .sorted(AS_DECIDED)
                .toList();
    }

    boolean isWithdrawn(int version) {
        return ranges.stream().anyMatch(range -> range.plan().version() == version && range.isWithdrawn());
    }

    /** Of ranges that overlap, as while a successor is announced, the later one. */
    Optional<Plan> inForceAt(Instant instant) {
        return ranges.stream()
                .filter(range -> !instant.isBefore(range.from()))
                .filter(range -> range.until() == null || instant.isBefore(range.until()))
                .max(Comparator.comparing(PublishedPlan::from)
                        .thenComparing(range -> range.plan().version()))
                .map(PublishedPlan::plan);
    }

    /** When a version stops to be in force; empty while nothing follows it, and for what never is in force. */
    Optional<Instant> supersededAt(int version) {
        return range(version).flatMap(range -> endOf(Optional.of(range.plan()), range.from()));
    }

    /** The migrations that keep followers on a version beyond its range, as they were decided; none: they go on with the plan. */
    List<Migration> holding(int version) {
        return supersededAt(version).map(end -> holding(version, end)).orElse(List.of());
    }

    /** When the version that a follower in a time zone has may change. */
    Stream<Instant> changes(ZoneId zone) {
        return Stream.concat(bounds(), migrations.stream().flatMap(migration -> migration.movesAt(zone).stream()));
    }

    /** The version that somebody has at an instant who has followed the plan since another. */
    Optional<Plan> followed(Instant since, ZoneId zone, Instant at) {
        if (migrations.isEmpty()) {
            return inForceAt(at);
        }
        Stay stay = new Stay(inForceAt(since), since);
        Optional<Stay> next = next(stay, zone);
        while (next.isPresent() && !at.isBefore(next.get().since())) {
            stay = next.get();
            next = next(stay, zone);
        }
        return stay.plan();
    }

    /** A version, or none, that a follower has from an instant on. */
    private record Stay(Optional<Plan> plan, Instant since) {}

    /**
     * What comes after it. A migration leads to a later version, and whoever is not held is at what is in force then: so
     * there are only finitely many at one instant.
     */
    private Optional<Stay> next(Stay stay, ZoneId zone) {
        Optional<Instant> end = endOf(stay.plan(), stay.since());
        List<Migration> holding =
                stay.plan().map(plan -> holding(plan.version())).orElse(List.of());
        if (holding.isEmpty()) {
            return end.map(instant -> new Stay(inForceAt(instant), instant));
        }
        Migration last = holding.getLast();
        return last.movesAt(zone)
                .map(moved ->
                        new Stay(range(last.toVersion()).map(PublishedPlan::plan), later(moved, end.orElseThrow())));
    }

    /** None holds but where a version that one of them leads to is there as soon as this one ends. */
    private List<Migration> holding(int version, Instant end) {
        List<Migration> from = migrations.stream()
                .filter(migration -> migration.fromVersion() == version)
                .toList();
        boolean held = from.stream()
                .flatMap(migration -> range(migration.toVersion()).stream())
                .anyMatch(range -> !range.from().isAfter(end));
        return held ? from : List.of();
    }

    /** From when on something else is in force than this, seen from an instant on. */
    private Optional<Instant> endOf(Optional<Plan> plan, Instant since) {
        return Stream.concat(
                        Stream.of(since),
                        bounds().filter(bound -> bound.isAfter(since)).sorted())
                .filter(bound -> !inForceAt(bound).equals(plan))
                .findFirst();
    }

    private Stream<Instant> bounds() {
        return ranges.stream()
                .flatMap(range -> Stream.concat(Stream.of(range.from()), Stream.ofNullable(range.until())));
    }

    private Optional<PublishedPlan> range(int version) {
        return ranges.stream()
                .filter(range -> range.plan().version() == version && !range.isWithdrawn())
                .findFirst();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
