package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** What can be bought at an instant. */
@ApplicationScoped
public class PlansOnSale {

    private final PlanVersionRepository versions;

    PlansOnSale(PlanVersionRepository versions) {
        this.versions = versions;
    }

    /** The plans by id, each in the version in force. */
    public List<Plan> at(Instant instant) {
        return versions.allInForceAt(instant).stream().map(PlanVersionRow::plan).toList();
    }
}
