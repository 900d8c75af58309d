package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the plan version that a quote is asked for. */
@ApplicationScoped
class QuotedPlans {

    private final PlanService plans;

    QuotedPlans(PlanService plans) {
        this.plans = plans;
    }

    /** @param version null: the one in force at the instant */
    Plan of(String planId, @Nullable Integer version, Instant at) {
        Optional<Plan> plan = version == null ? plans.inForceAt(planId, at) : plans.version(planId, version);
        return plan.orElseThrow(() -> plans.exists(planId) && version != null
                ? ProblemException.invalid("version", "names no published version of plan " + planId)
                : ProblemException.invalid("planId", "names no plan in force at " + at));
    }
}
