package dev.thinkwatt.e2e.history;

import java.util.List;

/** What became of a check. */
sealed interface Verdict {

    /** The operations could have happened in this order, one after the other; one without an answer that is not in it never did. */
    record Linearizable(List<Operation> order) implements Verdict {}

    /**
     * They could not have, in any order.
     *
     * @param longest as far as one order goes
     * @param stuck the operations of which one had to come next
     */
    record Refused(List<Operation> longest, List<Operation> stuck) implements Verdict {}

    /** It was not found out within the bound. */
    record Undecided(int states) implements Verdict {}
}
