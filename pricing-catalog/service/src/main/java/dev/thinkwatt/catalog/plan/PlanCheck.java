package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.Violation;
import java.time.Instant;
import java.util.List;

/** What another part of the catalog asks of a plan before it is published; every bean of this type is asked. */
public interface PlanCheck {

    /**
     * What is wrong, by path within the plan; none where nothing is.
     *
     * @param plan sound in itself
     * @param from when it would come into force
     */
    List<Violation> violations(Plan plan, Instant from);
}
