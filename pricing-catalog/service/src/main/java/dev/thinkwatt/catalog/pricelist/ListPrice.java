package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * What a list asks for a million tokens of a kind, in the list's currency.
 *
 * @param contextAbove the price holds for requests whose context is longer than so many tokens; 0: for all that no longer step takes
 */
record ListPrice(UsageKind kind, ServiceTier tier, long contextAbove, BigDecimal perMillion) {

    private static final long MILLION = 1_000_000;

    /** In which order prices of a model are written. */
    static final Comparator<ListPrice> ORDER = Comparator.comparing(ListPrice::slot);

    /** What a price is for: a model has at most one for each. */
    record Slot(UsageKind kind, ServiceTier tier, long contextAbove) implements Comparable<Slot> {

        private static final Comparator<Slot> ORDER = Comparator.comparing(Slot::tier)
                .thenComparing(Slot::contextAbove)
                .thenComparing(Slot::kind);

        @Override
        public int compareTo(Slot other) {
            return ORDER.compare(this, other);
        }
    }

    /** Written in one way only: equal prices are equal values. */
    ListPrice {
        BigDecimal stripped = perMillion.stripTrailingZeros();
        perMillion = stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    ListPrice(Slot slot, BigDecimal perMillion) {
        this(slot.kind(), slot.tier(), slot.contextAbove(), perMillion);
    }

    /**
     * As a plan has it.
     *
     * @param source where it was taken from, as the plan is to say
     */
    Price planPrice(String model, Currency currency, @Nullable String source) {
        Money price = new Money(perMillion, currency);
        return new Price(
                model, kind, tier, price, MILLION, contextAbove == 0 ? null : contextAbove, null, null, source);
    }

    Slot slot() {
        return new Slot(kind, tier, contextAbove);
    }
}
