package dev.thinkwatt.catalog.retirement;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What is owed to the subscribers of a model before it is retired.
 *
 * @param period how long before they are told; nothing where nobody sells the model
 * @param announced the date that they were told already
 */
record Notice(Duration period, @Nullable Instant announced) {

    /** Whether this date, told now, comes as late as it must. One that is no sooner than what was told before always does. */
    boolean allows(Instant retireAt, Instant now) {
        return !retireAt.isBefore(earliest(now));
    }

    /** The first midnight (UTC) that may be announced all day long; or the date that was announced, if that comes sooner. */
    Instant suggested(Instant now) {
        Instant earliest = earliest(now);
        Instant day = earliest.truncatedTo(ChronoUnit.DAYS);
        return earliest.equals(announced) || earliest.equals(day) ? earliest : day.plus(1, ChronoUnit.DAYS);
    }

    private Instant earliest(Instant now) {
        Instant told = now.plus(period);
        return announced != null && announced.isBefore(told) ? announced : told;
    }
}
