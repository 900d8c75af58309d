package dev.thinkwatt.quota.audit;

import dev.thinkwatt.quota.audit.Audited.Difference;
import dev.thinkwatt.quota.decision.Owner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Gathers differences: all are counted, the first are kept. */
final class Findings {

    private static final int KEPT_MAX = 20;

    private final List<Difference> first = new ArrayList<>();
    private final Set<Owner> owners = new LinkedHashSet<>();
    private long count;

    void add(Owner owner, Difference difference) {
        count++;
        owners.add(owner);
        if (first.size() < KEPT_MAX) {
            first.add(difference);
        }
    }

    List<Difference> first() {
        return List.copyOf(first);
    }

    /** Whose counters they are of. */
    List<Owner> owners() {
        return List.copyOf(owners);
    }

    long count() {
        return count;
    }
}
