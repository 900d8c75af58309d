package dev.thinkwatt.model.review;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.review.Cases.Case;
import dev.thinkwatt.model.review.Finding.Rule;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What became more than twice as dear since the previous version, or less than half as dear. */
final class Jumps {

    private Jumps() {}

    static List<Finding> findings(Plan plan, Plan previous) {
        Map<String, Finding> findings = new LinkedHashMap<>();
        if (isJump(previous.baseFee(), plan.baseFee())) {
            findings.put("baseFee", found("baseFee", previous.baseFee().toString()));
        }
        Cases now = Cases.of(plan);
        Cases before = Cases.of(previous);
        for (Case met : Cases.of(List.of(plan, previous))) {
            before.row(met)
                    .flatMap(old -> now.row(met)
                            .filter(row -> isJump(ofOne(old), ofOne(row)))
                            .map(row -> found(now.path(row), old.price() + " per " + old.per())))
                    .ifPresent(finding -> findings.putIfAbsent(finding.path(), finding));
        }
        return List.copyOf(findings.values());
    }

    private static Finding found(String path, String before) {
        return new Finding(path, Rule.JUMP, "is more than twice, or less than half, of what it was: " + before);
    }

    private static boolean isJump(Money before, Money now) {
        return before.currency().equals(now.currency())
                && (isMoreThanTwice(now.amount(), before.amount()) || isMoreThanTwice(before.amount(), now.amount()));
    }

    private static boolean isMoreThanTwice(BigDecimal amount, BigDecimal other) {
        return amount.compareTo(other.multiply(BigDecimal.TWO)) > 0;
    }

    private static Money ofOne(Price price) {
        return new Money(price.of(1), price.price().currency());
    }
}
