package dev.thinkwatt.model.simulation;

import java.math.BigDecimal;
import java.util.Currency;

/**
 * What one account was charged for its usage, and would have been. Amounts are exact, in the account's currency.
 *
 * @param seats that it has now, each of which pays the base fee
 * @param events that were charged in the period
 * @param unpriced those of them that have no price in the version tried; they count nothing after
 * @param usageBefore charged for usage
 * @param energyBefore charged for electricity
 */
public record AccountImpact(
        String accountId,
        Currency currency,
        long seats,
        long events,
        long unpriced,
        BigDecimal usageBefore,
        BigDecimal usageAfter,
        BigDecimal energyBefore,
        BigDecimal energyAfter) {

    /** What was charged for usage and electricity. */
    public BigDecimal before() {
        return usageBefore.add(energyBefore);
    }

    /** What would have been charged for usage and electricity. */
    public BigDecimal after() {
        return usageAfter.add(energyAfter);
    }
}
