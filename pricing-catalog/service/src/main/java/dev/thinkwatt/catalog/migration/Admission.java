package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Whether a migration may be decided now. None ever changes what was in force in the past, and nobody is moved before the notice
 * that the version which they are on promises.
 */
final class Admission {

    private static final Duration AHEAD_MAX = Duration.ofDays(5 * 365);

    private final Migration migration;
    private final Catalog catalog;
    private final Instant toldAt;
    private final Instant startsAt;

    /**
     * @param catalog without the migration
     * @param toldAt when the version that it leads to was published
     * @param startsAt when that comes into force
     */
    Admission(Migration migration, Catalog catalog, Instant toldAt, Instant startsAt) {
        this.migration = migration;
        this.catalog = catalog;
        this.toldAt = toldAt;
        this.startsAt = startsAt;
    }

    /** @throws ProblemException 409 where there is nobody to decide about, 400 for the field that is wrong */
    void require() {
        List<Migration> holding = catalog.holding(migration.from());
        if (holding.isEmpty()) {
            requireSuccessor();
        } else {
            requireMove(holding.getLast());
        }
        if (migration.effectiveAt() != null) {
            requireTimely(migration.effectiveAt());
        }
    }

    /** The first instant that it may take effect at. */
    Instant earliest() {
        Instant now = migration.decidedAt();
        boolean held = !catalog.holding(migration.from()).isEmpty();
        Instant noticed = (held ? now : toldAt).plus(notice());
        return latest(latest(now, startsAt), noticed);
    }

    private void requireSuccessor() {
        Instant end = catalog.supersededAt(migration.from())
                .orElseThrow(() -> ProblemException.conflict(name() + " is followed by no other: publish one first."));
        if (!end.isAfter(migration.decidedAt())) {
            throw ProblemException.conflict("Nobody is left on " + name()
                    + ": who followed the plan went on with it at " + end + ". A migration is decided before.");
        }
        Plan successor = catalog.planAt(migration.planId(), end)
                .orElseThrow(() -> ProblemException.conflict(name() + " is followed by no other."));
        if (successor.version() != migration.toVersion()) {
            throw ProblemException.invalid(
                    "toVersion",
                    "must be " + successor.version() + ", which takes the place of version " + migration.fromVersion()
                            + " at " + end);
        }
    }

    /** @param last what holds for them so far */
    private void requireMove(Migration last) {
        if (last.mode() != Mode.GRANDFATHER) {
            throw ProblemException.conflict("Migration " + last.migrationId() + " moves them to version "
                    + last.toVersion() + " from " + last.effectiveAt() + " on already.");
        }
        if (migration.mode() == Mode.GRANDFATHER) {
            throw ProblemException.conflict(
                    "Migration " + last.migrationId() + " keeps them on " + name() + " already.");
        }
    }

    private void requireTimely(Instant effectiveAt) {
        Instant earliest = earliest();
        if (effectiveAt.isBefore(earliest)) {
            throw ProblemException.invalid(
                    "effectiveAt",
                    "must not lie before " + earliest + ": version "
                            + migration.toVersion() + " is in force from " + startsAt + " on, and " + name()
                            + " promises "
                            + notice().toDays() + " days of notice");
        }
        if (effectiveAt.isAfter(migration.decidedAt().plus(AHEAD_MAX))) {
            throw ProblemException.invalid("effectiveAt", "must lie within five years");
        }
    }

    private Duration notice() {
        return catalog.plan(migration.from())
                .orElseThrow()
                .noticeBefore(catalog.plan(migration.to()).orElseThrow());
    }

    private String name() {
        return "version " + migration.fromVersion() + " of plan " + migration.planId();
    }

    private static Instant latest(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
