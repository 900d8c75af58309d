package dev.thinkwatt.support.ids;

import dev.thinkwatt.support.problem.ProblemException;
import java.util.UUID;

/** UUIDs as callers write them. */
public final class Uuids {

    private Uuids() {}

    /** @throws ProblemException 400 that names the field */
    public static UUID parse(String field, String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid(field, "must be a UUID");
        }
    }
}
