package dev.thinkwatt.model.catalog;

import dev.thinkwatt.model.usage.PlanVersion;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of those who follow a plan and are on a version of it once another takes its place: they keep the version, for
 * ever or until they are moved. Who is pinned to a version by their own contract is never moved.
 *
 * @param effectiveAt before this nobody is moved; null exactly where nobody ever is
 * @param decidedAt of two migrations from one version the one decided later holds
 */
public record Migration(
        String migrationId,
        String planId,
        int fromVersion,
        int toVersion,
        Mode mode,
        @Nullable Instant effectiveAt,
        Instant decidedAt) {

    /** When subscribers are moved. */
    public enum Mode {
        /** Never: they keep the version that they subscribed to. */
        GRANDFATHER,
        /** With the first month that begins for the account, in its time zone, at the instant given or later. */
        AT_RENEWAL,
        /** At the instant given. */
        AT_ONCE
    }

    public Migration {
        if (fromVersion >= toVersion) {
            throw new IllegalArgumentException("a migration leads to a later version");
        }
        if ((mode == Mode.GRANDFATHER) != (effectiveAt == null)) {
            throw new IllegalArgumentException("a migration has an instant where it moves anybody");
        }
    }

    public PlanVersion from() {
        return new PlanVersion(planId, fromVersion);
    }

    public PlanVersion to() {
        return new PlanVersion(planId, toVersion);
    }

    /** When an account of this time zone is moved; empty: never. */
    public Optional<Instant> movesAt(ZoneId zone) {
        return Optional.ofNullable(effectiveAt)
                .map(instant -> mode == Mode.AT_RENEWAL ? firstMonthFrom(instant, zone) : instant);
    }

    private static Instant firstMonthFrom(Instant instant, ZoneId zone) {
        YearMonth month = YearMonth.from(instant.atZone(zone));
        Instant start = start(month, zone);
        return start.isBefore(instant) ? start(month.plusMonths(1), zone) : start;
    }

    private static Instant start(YearMonth month, ZoneId zone) {
        return month.atDay(1).atStartOfDay(zone).toInstant();
    }
}
