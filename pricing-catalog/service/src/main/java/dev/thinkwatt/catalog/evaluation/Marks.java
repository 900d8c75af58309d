package dev.thinkwatt.catalog.evaluation;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * What a new default is measured by: in each benchmark the score of the last default before it that was measured in it. So one
 * that nobody measured, set in between, forgets nothing.
 *
 * @param against the last default
 */
record Marks(String against, NavigableMap<String, Mark> byBenchmark) {

    /** A score, and whose it is. */
    record Mark(String model, BigDecimal score) {}

    Marks {
        NavigableMap<String, Mark> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(byBenchmark);
        byBenchmark = Collections.unmodifiableNavigableMap(copy);
    }

    /** @param before what each default before scores, the last first; at least one */
    static Marks of(SequencedMap<String, Scores> before) {
        NavigableMap<String, Mark> marks = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, Scores> one : before.entrySet()) {
            one.getValue()
                    .byBenchmark()
                    .forEach((benchmark, score) -> marks.putIfAbsent(benchmark, new Mark(one.getKey(), score)));
        }
        return new Marks(before.firstEntry().getKey(), marks);
    }
}
