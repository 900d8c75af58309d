package dev.thinkwatt.e2e.history;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** What a run consisted of, and whether its histories are ones in which a wrong answer would have been seen. */
final class Tally {

    private static final int ALTERED_EACH = 3;
    private static final int STATES_MAX = 20_000;

    private final Alteration alteration;
    private final Map<Fault, Integer> faults = new EnumMap<>(Fault.class);
    private int histories;
    private int operations;
    private int open;
    private long unavailable;
    private int altered;
    private int refused;

    Tally(Random random) {
        this.alteration = new Alteration(random);
    }

    void add(Fault fault, Episode episode) {
        faults.merge(fault, 1, Integer::sum);
        unavailable += episode.unavailable();
        for (String subscriber : episode.subscribers()) {
            List<Operation> history = episode.history(subscriber);
            histories++;
            operations += history.size();
            open += (int) history.stream().filter(Operation::isOpen).count();
            for (int n = 0; n < ALTERED_EACH; n++) {
                Verdict verdict = new Checker(Published.TERMS, STATES_MAX).check(alteration.of(history));
                altered++;
                refused += verdict instanceof Verdict.Refused ? 1 : 0;
            }
        }
    }

    double refusedShare() {
        return (double) refused / altered;
    }

    @Override
    public String toString() {
        return """
                %d histories of %d operations, %d of them without an answer, %d answered 503; %s
                All have an order. With one answer altered, %d of %d are refused.
                """.formatted(histories, operations, open, unavailable, faults, refused, altered);
    }
}
