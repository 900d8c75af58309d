package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;

/**
 * What so many units of a kind cost: {@code 1.25 USD per 1,000,000} input tokens. Never a rounded price of one token.
 *
 * @param per how many units the price is for: 1, 10, 100 … so that any number of units has an exact price, of at most 18
 *     decimals
 */
public record Price(String model, UsageKind kind, ServiceTier tier, Money price, long per) {

    private static final int DECIMALS_MAX = 18;

    public Price {
        if (per < 1
                || BigDecimal.valueOf(per).stripTrailingZeros().unscaledValue().intValue() != 1) {
            throw new IllegalArgumentException("a price is for 1, 10, 100 … units, not for " + per);
        }
        if (price.amount().signum() < 0) {
            throw new IllegalArgumentException("a price is never negative");
        }
        if (perUnit(price, per).stripTrailingZeros().scale() > DECIMALS_MAX) {
            throw new IllegalArgumentException("a price of one unit has at most " + DECIMALS_MAX + " decimals");
        }
    }

    /** What so many units cost, exactly. */
    public BigDecimal of(long quantity) {
        return perUnit(price, per).multiply(BigDecimal.valueOf(quantity));
    }

    private static BigDecimal perUnit(Money price, long per) {
        return price.amount().divide(BigDecimal.valueOf(per));
    }
}
