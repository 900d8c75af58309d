package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.support.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a draft passes electricity on, with what somebody has typed and not saved, whatever its other sections say.
 *
 * @param policy null where it does not, or where anything is wrong
 * @param faults what is wrong with it
 */
public record TypedPolicy(@Nullable SurchargePolicy policy, List<Violation> faults) {

    public TypedPolicy {
        faults = List.copyOf(faults);
    }
}
