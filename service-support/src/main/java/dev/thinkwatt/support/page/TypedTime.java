package dev.thinkwatt.support.page;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** A date and time as browsers send it from a form, taken for UTC. */
public final class TypedTime {

    /** What is asked of one. */
    public static final String RULE = "must be a date and time, 2027-03-31T00:00 for example";

    private TypedTime() {}

    /** @throws DateTimeException for what is none */
    public static Instant parse(String typed) {
        return LocalDateTime.parse(typed.strip()).toInstant(ZoneOffset.UTC);
    }

    /** @throws ProblemException 400 that names the field */
    public static Instant parse(String typed, String field) {
        try {
            return parse(typed);
        } catch (DateTimeException e) {
            throw ProblemException.invalid(field, RULE);
        }
    }

    /** The same of a field that may stay empty: null. */
    public static @Nullable Instant parseAny(String typed, String field) {
        return typed.isBlank() ? null : parse(typed, field);
    }
}
