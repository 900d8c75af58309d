package dev.thinkwatt.catalog.evaluation;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a model that is to take the place of another does beside it; in what that was not measured in, beside the last default
 * before that was.
 *
 * @param against the model that is there
 * @param regressions where it scores less
 * @param notComparable the benchmarks that only one side was measured in
 * @param unmeasured the benchmarks of the defaults before, where it was measured in none of them; else none
 */
public record Comparison(
        String against, List<Regression> regressions, List<String> notComparable, List<String> unmeasured) {

    public Comparison {
        String usual = against;
        regressions = regressions.stream()
                .map(regression -> regression.against() == null ? regression.beside(usual) : regression)
                .toList();
        notComparable = List.copyOf(notComparable);
        unmeasured = List.copyOf(unmeasured);
    }

    /** Whether somebody has to say why it becomes the default all the same. */
    public boolean needsWord() {
        return !regressions.isEmpty() || !unmeasured.isEmpty();
    }

    /** What of it is worse than another says: a benchmark that the other does not name, or in which less is lost. */
    public Comparison beyond(Comparison other) {
        return new Comparison(
                against,
                regressions.stream()
                        .filter(regression -> other.regressions.stream()
                                .filter(known -> known.benchmark().equals(regression.benchmark()))
                                .noneMatch(known -> known.present().compareTo(regression.present()) >= 0))
                        .toList(),
                notComparable,
                unmeasured.stream()
                        .filter(one -> !other.unmeasured.contains(one))
                        .toList());
    }

    /**
     * A benchmark in which the new model scores less than one before.
     *
     * @param against whose score the present one is; null in what was written once: that of the whole
     */
    public record Regression(
            String benchmark,
            BigDecimal present,
            BigDecimal offered,
            @Nullable String against) {

        Regression beside(String model) {
            return new Regression(benchmark, present, offered, model);
        }
    }
}
