package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.review.Finding.Rule;
import java.util.List;
import java.util.stream.IntStream;

/** A charge of the period is due for all usage that it names, within an allowance or beyond: the base fee must not include it too. */
final class PeriodCharges {

    private PeriodCharges() {}

    static List<Finding> findings(Plan plan) {
        if (plan.usageTerms() != UsageTerms.INCLUDED) {
            return List.of();
        }
        return IntStream.range(0, plan.periodTerms().charges().size())
                .mapToObj(i -> new Finding(
                        "periodTerms.charges[" + i + "]",
                        Rule.INCLUDED_AND_CHARGED,
                        "charges usage that the base fee includes: usageTerms must be METERED"))
                .toList();
    }
}
