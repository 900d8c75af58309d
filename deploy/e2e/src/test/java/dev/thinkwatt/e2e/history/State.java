package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Span;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that is true of one subscriber at one point of a history: what is used of each allowance, and every decision. */
record State(Map<String, Counter> counters, Map<String, Made> made) {

    static final State NEW = new State(Map.of(), Map.of());

    /** Units used of an allowance in its latest window. */
    record Counter(Span window, long used) {}

    /**
     * A decision.
     *
     * @param taken the window that a unit was taken from, by allowance
     * @param closedBy the settlement or release; null while it is open, or was a denial
     * @param returned the allowances that got their unit back
     */
    record Made(
            Decide ask,
            Decided first,
            Map<String, Span> taken,
            @Nullable Call closedBy,
            Set<String> returned) {

        boolean isDenied() {
            return first.outcome().equals("DENIED");
        }

        String state() {
            if (closedBy == null) {
                return isDenied() ? "DENIED" : "OPEN";
            }
            return closedBy instanceof Call.Settle ? "SETTLED" : "RELEASED";
        }

        Made closed(Call by, Set<String> givenBack) {
            return new Made(ask, first, taken, by, givenBack);
        }
    }

    State with(Made decision, Map<String, Counter> changed) {
        Map<String, Made> nextMade = new HashMap<>(made);
        nextMade.put(decision.ask().requestId(), decision);
        if (changed.isEmpty()) {
            return new State(counters, nextMade);
        }
        Map<String, Counter> next = new HashMap<>(counters);
        next.putAll(changed);
        return new State(next, nextMade);
    }
}
