package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;

/**
 * What so many units of a kind cost: {@code 1.25 USD per 1,000,000} input tokens. Never a rounded price of one token.
 *
 * @param per how many units the price is for
 */
public record Price(String model, UsageKind kind, ServiceTier tier, Money price, long per) {
    public Price {
        if (per < 1) {
            throw new IllegalArgumentException("a price is for at least one unit");
        }
        if (price.amount().signum() < 0) {
            throw new IllegalArgumentException("a price is never negative");
        }
    }
}
