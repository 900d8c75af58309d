package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.review.Finding.Rule;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** What became more than twice as dear since the previous version, or less than half as dear. */
final class Jumps {

    private Jumps() {}

    static List<Finding> findings(Plan plan, Plan previous) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        for (Currency currency : plan.currencies()) {
            Stream.concat(fee(plan, previous, currency), rows(plan, previous, currency))
                    .forEach(finding -> findings.putIfAbsent(finding.path(), finding));
        }
        return List.copyOf(findings.values());
    }

    private static Stream<Finding> fee(Plan plan, Plan previous, Currency currency) {
        return previous
                .baseFeeIn(currency)
                .filter(before -> isJump(
                        before.amount(), plan.baseFeeIn(currency).orElseThrow().amount()))
                .map(before -> found(path(plan, currency), before.toString()))
                .stream();
    }

    private static Stream<Finding> rows(Plan plan, Plan previous, Currency currency) {
        Cases now = Cases.of(plan, currency);
        Cases before = Cases.of(previous, currency);
        return Cases.of(List.of(plan, previous)).stream()
                .flatMap(met -> before
                        .row(met)
                        .flatMap(old -> now.row(met)
                                .filter(row -> isJump(old.of(1), row.of(1)))
                                .map(row -> found(
                                        now.path(row),
                                        String.format(Locale.ROOT, "%s per %,d", old.price(), old.per()))))
                        .stream());
    }

    private static String path(Plan plan, Currency currency) {
        int i = plan.currencies().indexOf(currency);
        return i == 0 ? "baseFee" : "priceTerms.otherBaseFees[" + (i - 1) + "]";
    }

    private static Finding found(String path, String before) {
        return new Finding(path, Rule.JUMP, "is more than twice, or less than half, of what it was: " + before);
    }

    private static boolean isJump(BigDecimal before, BigDecimal now) {
        return isMoreThanTwice(now, before) || isMoreThanTwice(before, now);
    }

    private static boolean isMoreThanTwice(BigDecimal amount, BigDecimal other) {
        return amount.compareTo(other.multiply(BigDecimal.TWO)) > 0;
    }
}
