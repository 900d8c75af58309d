package dev.thinkwatt.support.problem;

import java.util.List;

/** Words for a list of violations. */
final class Violations {

    private Violations() {}

    /** The first violation as a sentence, and how many more there are. */
    static String summary(List<Violation> violations) {
        if (violations.isEmpty()) {
            return "the request cannot be read";
        }
        Violation first = violations.getFirst();
        String sentence = (first.field().isEmpty() ? "the body" : first.field()) + " " + first.rule();
        return violations.size() == 1 ? sentence : sentence + " (and " + (violations.size() - 1) + " more)";
    }
}
