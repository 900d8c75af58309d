package dev.thinkwatt.quota.console;

import dev.thinkwatt.support.problem.Violation;
import java.util.List;
import java.util.regex.Pattern;

/** Why somebody does something by hand: mandatory, for auditors read it. */
final class Reasons {

    static final int LENGTH_MAX = 500;

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Reasons() {}

    static void check(String reason, List<Violation> wrong) {
        if (reason.isBlank()) {
            wrong.add(new Violation("reason", "must not be blank"));
        } else if (reason.strip().length() > LENGTH_MAX) {
            wrong.add(new Violation("reason", "must be at most " + LENGTH_MAX + " characters long"));
        } else if (CONTROL.matcher(reason).find()) {
            wrong.add(new Violation("reason", "must not contain control characters"));
        }
    }
}
