package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.Plan;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks for prices of a plan that are missing, impossible or doubtful. Pure. */
public final class PriceReview {

    private PriceReview() {}

    /**
     * All findings: what is missing first, then row by row.
     *
     * @param previous the version that the plan is to follow; null where it is the first
     */
    public static List<Finding> of(Plan plan, @Nullable Plan previous) {
        return Stream.of(
                        Completeness.findings(plan),
                        Currencies.findings(plan),
                        PeriodCharges.findings(plan),
                        RowRules.findings(plan),
                        previous == null ? List.<Finding>of() : Jumps.findings(plan, previous))
                .flatMap(List::stream)
                .toList();
    }
}
