package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.support.problem.Violation;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a file, as much of it as anybody reads. */
final class Faults {

    private static final int LISTED_MAX = 100;

    private final List<Violation> listed = new ArrayList<>();
    private int more;

    void add(String field, String rule) {
        if (listed.size() < LISTED_MAX) {
            listed.add(new Violation(field, rule));
        } else {
            more++;
        }
    }

    boolean isEmpty() {
        return listed.isEmpty();
    }

    List<Violation> all() {
        List<Violation> all = new ArrayList<>(listed);
        if (more > 0) {
            all.add(new Violation("", "has " + more + " faults more"));
        }
        return all;
    }
}
