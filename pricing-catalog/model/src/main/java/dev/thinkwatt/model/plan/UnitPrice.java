package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import java.math.BigDecimal;

/**
 * So much money for so many units: {@code 1.25 USD per 1,000,000}. Never a rounded price of one.
 *
 * @param price not negative
 * @param per 1, 10, 100 … so that any number of units has an exact price, of at most 18 decimals
 */
public record UnitPrice(Money price, long per) {

    private static final int DECIMALS_MAX = 18;

    public UnitPrice {
        if (per < 1
                || BigDecimal.valueOf(per).stripTrailingZeros().unscaledValue().intValue() != 1) {
            throw new IllegalArgumentException("a price is for 1, 10, 100 … units, not for " + per);
        }
        if (price.amount().signum() < 0) {
            throw new IllegalArgumentException("a price is never negative");
        }
        if (ofOne(price, per).stripTrailingZeros().scale() > DECIMALS_MAX) {
            throw new IllegalArgumentException("a price of one unit has at most " + DECIMALS_MAX + " decimals");
        }
    }

    /** What so many units cost, exactly. */
    public BigDecimal of(long quantity) {
        return of(price, per, quantity);
    }

    static BigDecimal of(Money price, long per, long quantity) {
        return ofOne(price, per).multiply(BigDecimal.valueOf(quantity));
    }

    private static BigDecimal ofOne(Money price, long per) {
        return price.amount().divide(BigDecimal.valueOf(per));
    }
}
