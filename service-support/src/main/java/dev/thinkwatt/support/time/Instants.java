package dev.thinkwatt.support.time;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;

/** Instants as callers write them. */
public final class Instants {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    private Instants() {}

    /** @throws ProblemException 400 that names the field */
    public static Instant parse(String field, String text) {
        try {
            Instant instant = Instant.parse(text);
            if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                return instant;
            }
        } catch (DateTimeException e) {
            // falls through: it is not an instant
        }
        throw ProblemException.invalid(
                field, "must be an instant of the years 2000 to 2099, like 2026-11-01T00:00:00Z");
    }
}
