package dev.thinkwatt.catalog.evaluation;

import dev.thinkwatt.catalog.evaluation.Comparison.Regression;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a model scores, by benchmark, whose names differ by more than case; more is better. */
record Scores(NavigableMap<String, BigDecimal> byBenchmark) {

    Scores {
        NavigableMap<String, BigDecimal> copy = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        copy.putAll(byBenchmark);
        byBenchmark = Collections.unmodifiableNavigableMap(copy);
    }

    /** @param evaluations of one benchmark the last counts */
    static Scores of(List<Evaluation> evaluations) {
        NavigableMap<String, BigDecimal> scores = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        evaluations.forEach(evaluation -> scores.put(evaluation.benchmark(), evaluation.score()));
        return new Scores(scores);
    }

    /** How a model of these scores does beside the defaults before it. */
    Comparison beside(Marks before) {
        List<Regression> regressions = before.byBenchmark().entrySet().stream()
                .flatMap(mark -> regression(mark.getKey(), mark.getValue()).stream())
                .toList();
        Set<String> theirs = before.byBenchmark().keySet();
        TreeSet<String> single = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        Stream.concat(byBenchmark.keySet().stream(), theirs.stream())
                .filter(name -> !byBenchmark.containsKey(name) || !theirs.contains(name))
                .forEach(single::add);
        boolean measured = theirs.stream().anyMatch(byBenchmark::containsKey);
        return new Comparison(
                before.against(), regressions, List.copyOf(single), measured ? List.of() : List.copyOf(theirs));
    }

    private Optional<Regression> regression(String benchmark, Marks.Mark mark) {
        return Optional.ofNullable(byBenchmark.get(benchmark))
                .filter(offered -> offered.compareTo(mark.score()) < 0)
                .map(offered -> new Regression(benchmark, mark.score(), offered, mark.model()));
    }
}
