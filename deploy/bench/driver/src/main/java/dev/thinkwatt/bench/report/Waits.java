package dev.thinkwatt.bench.report;

import java.util.Collections;
import java.util.List;

/**
 * How long something took, once a round.
 *
 * @param millis of every round
 */
public record Waits(String what, List<Double> millis) {

    public Waits {
        millis = List.copyOf(millis);
    }

    public double worst() {
        return Collections.max(millis);
    }

    /**
     * A table of some.
     *
     * @param barMillis what each of them may take at most
     */
    public static String table(String head, List<Waits> all, double barMillis) {
        Table table = new Table(head, "rounds", "median ms", "worst ms", "at most ms", "");
        for (Waits waits : all) {
            table.row(
                    waits.what,
                    Integer.toString(waits.millis.size()),
                    Figures.of(Median.of(waits.millis)),
                    Figures.of(waits.worst()),
                    Figures.of(barMillis),
                    waits.worst() <= barMillis ? "met" : "missed");
        }
        return table.toString();
    }
}
