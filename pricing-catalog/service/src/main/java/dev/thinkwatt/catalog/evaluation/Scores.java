package dev.thinkwatt.catalog.evaluation;

import dev.thinkwatt.catalog.evaluation.Comparison.Regression;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** How a model of these scores does beside the one that is there. */
    Comparison beside(String presentModel, Scores present) {
        List<Regression> regressions = present.byBenchmark.entrySet().stream()
                .flatMap(score -> regression(score.getKey(), score.getValue()).stream())
                .toList();
        TreeSet<String> single = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        byBenchmark.keySet().stream()
                .filter(name -> !present.byBenchmark.containsKey(name))
                .forEach(single::add);
        present.byBenchmark.keySet().stream()
                .filter(name -> !byBenchmark.containsKey(name))
                .forEach(single::add);
        return new Comparison(presentModel, regressions, List.copyOf(single));
    }

    private Optional<Regression> regression(String benchmark, BigDecimal present) {
        return Optional.ofNullable(byBenchmark.get(benchmark))
                .filter(offered -> offered.compareTo(present) < 0)
                .map(offered -> new Regression(benchmark, present, offered));
    }
}
