package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.util.List;

/**
 * An allowance used up, with each of its models alone.
 *
 * @param limit with the plan's multiplier
 */
record AllowanceUse(
        String allowance,
        Allowance.Meter meter,
        Allowance.Scope scope,
        BigDecimal limit,
        Window window,
        List<ModelUse> models) {
    AllowanceUse {
        models = List.copyOf(models);
    }
}
