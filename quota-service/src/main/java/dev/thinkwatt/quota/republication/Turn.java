package dev.thinkwatt.quota.republication;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * One republication, beside which there is no other.
 *
 * @param owner whose turn it is
 * @param from from which instant on usage events are sent again
 * @param first the first day of the decisions that are kept
 * @param end the day behind the last
 */
record Turn(String owner, Instant from, LocalDate first, LocalDate end) {

    /** How many there are before a day. */
    long daysBefore(LocalDate day) {
        return ChronoUnit.DAYS.between(first, day);
    }
}
