package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.model.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * So many requests, and what they come to.
 *
 * @param worth at the plan's prices, without energy
 * @param kwh what the facility draws for them; null where no site was named
 * @param electricity what that costs the site; null where no price of it is known
 */
record Amounts(
        BigDecimal requests,
        Money worth,
        @Nullable BigDecimal kwh,
        @Nullable Money electricity) {

    /** Written in one way only. */
    Amounts {
        requests = plain(requests);
        worth = plain(worth);
        kwh = kwh == null ? null : plain(kwh);
        electricity = electricity == null ? null : plain(electricity);
    }

    /** So many times as much, exactly. */
    Amounts times(BigDecimal factor) {
        return new Amounts(
                requests.multiply(factor),
                worth.times(factor),
                kwh == null ? null : kwh.multiply(factor),
                electricity == null ? null : electricity.times(factor));
    }

    /** What so much in each of one span comes to in another. */
    Amounts in(Span from, Span to) {
        return new Amounts(
                from.in(to, requests),
                in(from, to, worth),
                kwh == null ? null : from.in(to, kwh),
                electricity == null ? null : in(from, to, electricity));
    }

    private static Money in(Span from, Span to, Money money) {
        return new Money(from.in(to, money.amount()), money.currency());
    }

    private static Money plain(Money money) {
        return new Money(plain(money.amount()), money.currency());
    }

    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
