package dev.thinkwatt.model.document;

import dev.thinkwatt.model.money.Money;
import java.math.BigDecimal;
import java.math.BigInteger;

/** What is asked of a price. */
final class PriceRules {

    private static final int DECIMALS_MAX = 18;

    private PriceRules() {}

    static void price(Fields price) {
        price.amountNotNegative("price");
        price.number("per").ifPresent(per -> {
            if (isPowerOfTen(per)) {
                price.get("price", Money.class)
                        .filter(money -> decimals(money.amount().divide(per)) > DECIMALS_MAX)
                        .ifPresent(money -> price.fault(
                                "price.amount", "must leave at most " + DECIMALS_MAX + " decimals to one unit"));
            } else {
                price.fault("per", "must be 1, 10, 100 …");
            }
        });
    }

    private static boolean isPowerOfTen(BigDecimal per) {
        return per.signum() > 0 && per.stripTrailingZeros().unscaledValue().equals(BigInteger.ONE);
    }

    private static int decimals(BigDecimal number) {
        return number.stripTrailingZeros().scale();
    }
}
