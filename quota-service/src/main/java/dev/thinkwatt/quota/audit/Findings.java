package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.audit.Audited.Difference;
import java.util.ArrayList;
import java.util.List;

/** Gathers differences: all are counted, the first are kept. */
final class Findings {

    private static final int KEPT_MAX = 20;

    private final List<Difference> first = new ArrayList<>();
    private long count;

    void add(String what, String id, String recorded, String expected) {
        count++;
        if (first.size() < KEPT_MAX) {
            first.add(new Difference(what, id, recorded, expected));
        }
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    long count() {
        return count;
    }
}
