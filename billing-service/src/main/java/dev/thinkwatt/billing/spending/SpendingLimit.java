package dev.thinkwatt.billing.spending;

import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What an account means to spend in a month, before tax. Nothing is denied at it: somebody is told.
 *
 * @param thresholds in percent, at which somebody is told
 */
record SpendingLimit(BigDecimal amount, List<Integer> thresholds) {

    static final List<Integer> THRESHOLDS = List.of(50, 80, 100);

    private static final int THRESHOLDS_MAX = 10;
    private static final int PERCENT_MAX = 100;
    private static final int PERCENT_DECIMALS = 2;

    SpendingLimit {
        SortedSet<Integer> sorted = new TreeSet<>(thresholds);
        thresholds = List.copyOf(sorted);
    }

    /** What is wrong with it, for an account that pays in a currency. */
    List<Violation> violations(Currency currency) {
        List<Violation> violations = new ArrayList<>();
        int decimals = currency.getDefaultFractionDigits();
        if (amount.signum() <= 0 || amount.stripTrailingZeros().scale() > decimals) {
            violations.add(
                    new Violation("amount", "must be more than nothing, with at most " + decimals + " decimals"));
        }
        if (thresholds.isEmpty()
                || thresholds.size() > THRESHOLDS_MAX
                || thresholds.getFirst() < 1
                || thresholds.getLast() > PERCENT_MAX) {
            violations.add(new Violation("thresholds", "must be 1 to 10 whole percentages from 1 to 100"));
        }
        return violations;
    }

    /** The shares that an amount has reached. */
    List<Integer> reached(BigDecimal spent) {
        return thresholds.stream()
                .filter(percent -> spent.compareTo(amount.multiply(BigDecimal.valueOf(percent, PERCENT_DECIMALS))) >= 0)
                .toList();
    }
}
