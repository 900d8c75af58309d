package dev.thinkwatt.catalog.evaluation;

import java.math.BigDecimal;
import java.util.List;

/**
 * How a model that is to take the place of another does beside it.
 *
 * @param against the model that is there
 * @param regressions where it scores less
 * @param notComparable the benchmarks that only one of the two was measured in
 */
public record Comparison(String against, List<Regression> regressions, List<String> notComparable) {

    public Comparison {
        regressions = List.copyOf(regressions);
        notComparable = List.copyOf(notComparable);
    }

    /** A benchmark in which the new model scores less than the present one. */
    public record Regression(String benchmark, BigDecimal present, BigDecimal offered) {}
}
