package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.support.page.TypedTime;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.Arrays;

/**
 * A migration as it is entered.
 *
 * @param mode empty: nothing was entered yet
 * @param effectiveAt as browsers send it, in UTC
 */
record MigrationForm(String fromVersion, String toVersion, String mode, String effectiveAt) {

    boolean isEmpty() {
        return mode.isEmpty();
    }

    /** @throws ProblemException for the field that cannot be read */
    Wish wish(String planId) {
        return new Wish(
                planId,
                number("fromVersion", fromVersion),
                number("toVersion", toVersion),
                chosen(),
                TypedTime.parseAny(effectiveAt, "effectiveAt"));
    }

    private static int number(String field, String entered) {
        if (!entered.strip().matches("[1-9][0-9]{0,8}")) {
            throw ProblemException.invalid(field, "must be the number of a version");
        }
        return Integer.parseInt(entered.strip());
    }

    private Mode chosen() {
        return Arrays.stream(Mode.values())
                .filter(known -> known.name().equals(mode))
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid("mode", "must be one of the list"));
    }
}
