package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.review.Finding;
import dev.thinkwatt.model.review.PriceReview;
import dev.thinkwatt.support.problem.Violation;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** All that a plan promises has a price that can be meant, and is billed. */
@ApplicationScoped
class PriceCheck implements PlanCheck {

    @Override
    public List<Violation> violations(Plan plan, Instant from) {
        return PriceReview.of(plan, null).stream()
                .filter(finding -> finding.severity() == Finding.Severity.REFUSE)
                .map(finding -> new Violation(finding.path(), finding.detail()))
                .toList();
    }
}
