package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.Violation;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What another part of the catalog asks of a plan before it comes into force; every bean of this type is asked. */
public interface PlanCheck {

    /**
     * What is wrong, by path within the plan; none where nothing is.
     *
     * @param plan sound in itself
     * @param from when it would come into force
     * @param until when another would follow it; null where none is published yet
     */
    List<Violation> violations(Plan plan, Instant from, @Nullable Instant until);

    /** What the second person has to acknowledge, by path within the plan. */
    default List<Violation> doubts(Plan plan) {
        return List.of();
    }

    /** Keeps what it looks at as it is until the transaction ends: of all plans at once, in one order for everybody. */
    default void hold(Collection<Plan> plans) {}
}
