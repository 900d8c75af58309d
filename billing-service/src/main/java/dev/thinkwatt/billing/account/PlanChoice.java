package dev.thinkwatt.billing.account;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.problem.Violation;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A plan that an account is to have.
 *
 * @param version the version it is pinned to, or null: it follows the plan
 */
record PlanChoice(String planId, @Nullable Integer version) {

    /** What is wrong with it, given what is on sale at an instant, for who pays in a currency. */
    List<Violation> violations(Catalog catalog, Currency currency, Instant at) {
        Optional<Plan> plan =
                version == null ? catalog.planAt(planId, at) : pinned(catalog, new PlanVersion(planId, version));
        if (plan.isEmpty()) {
            return List.of(new Violation(
                    version == null ? "planId" : "version", "must be a plan that is published and in force"));
        }
        return plan.get().baseFeeIn(currency).isPresent()
                ? List.of()
                : List.of(new Violation(
                        "currency",
                        "must be one that the plan is sold in: " + plan.get().currencyCodes()));
    }

    private static Optional<Plan> pinned(Catalog catalog, PlanVersion version) {
        return catalog.isWithdrawn(version) ? Optional.empty() : catalog.plan(version);
    }
}
