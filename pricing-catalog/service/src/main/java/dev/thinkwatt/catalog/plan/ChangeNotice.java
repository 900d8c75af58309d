package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The notice that is owed to those who follow a plan before another version takes the place of theirs.
 *
 * @param ofSurcharge whether it is that long because the energy surcharge changes
 */
record ChangeNotice(int version, Duration period, boolean ofSurcharge) {

    /** What a version promises before another takes its place; empty where it promises nothing. */
    static Optional<ChangeNotice> of(Plan plan, Plan next) {
        Duration period = plan.noticeBefore(next);
        return period.isPositive()
                ? Optional.of(new ChangeNotice(
                        plan.version(),
                        period,
                        period.compareTo(plan.entitlements().changeNotice()) > 0))
                : Optional.empty();
    }

    /** When the other version can come into force, for who is told then. */
    Instant earliest(Instant toldAt) {
        return toldAt.plus(period);
    }

    /** The rule, in words, for who would come too soon; empty where the notice is long enough. */
    Optional<String> refuses(Instant from, Instant toldAt) {
        Instant earliest = earliest(toldAt);
        return from.isBefore(earliest)
                ? Optional.of("must not lie before " + earliest + ": " + promise())
                : Optional.empty();
    }

    /** As in {@code version 4 promises 30 days of notice before its energy surcharge changes}. */
    String promise() {
        return "version " + version + " promises " + period.toDays() + " days of notice"
                + (ofSurcharge ? " before its energy surcharge changes" : "");
    }
}
