package dev.thinkwatt.catalog.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The notice that is owed to those who follow a plan before another version takes the place of theirs. */
record ChangeNotice(int version, Duration period) {

    /** What the version in force until an instant promises; empty where none is, or where it promises nothing. */
    static Optional<ChangeNotice> before(PlanHistory history, Instant from) {
        return history.inForceAt(from)
                .map(row -> new ChangeNotice(
                        row.key.version(), row.plan().entitlements().changeNotice()))
                .filter(notice -> notice.period().isPositive());
    }

    /** The rule, in words, for who would come too soon; empty where the notice is long enough. */
    Optional<String> refuses(Instant from, Instant toldAt) {
        Instant earliest = toldAt.plus(period);
        return from.isBefore(earliest)
                ? Optional.of("must not lie before " + earliest + ": version " + version + " promises "
                        + period.toDays() + " days of notice")
                : Optional.empty();
    }
}
