package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How a quantity that was used over a period becomes money. */
public sealed interface ChargeModel {

    Currency currency();

    /** Each unit at the same price. */
    record PerUnit(UnitPrice unit) implements ChargeModel {
        @Override
        public Currency currency() {
            return unit.price().currency();
        }
    }

    /** Each unit at the price of the tier that it lies in: the first thousand at one price, the next at another. */
    record Graduated(List<Tier> tiers) implements ChargeModel {
        public Graduated {
            tiers = ascending(tiers);
        }

        @Override
        public Currency currency() {
            return tiers.getFirst().unit().price().currency();
        }
    }

    /** All units at the price of the tier that the whole quantity lies in. */
    record Volume(List<Tier> tiers) implements ChargeModel {
        public Volume {
            tiers = ascending(tiers);
        }

        @Override
        public Currency currency() {
            return tiers.getFirst().unit().price().currency();
        }
    }

    /**
     * Whole packages, the last one too however little of it was used.
     *
     * @param size how many units a package has
     */
    record Package(Money price, long size) implements ChargeModel {
        public Package {
            if (size < 1) {
                throw new IllegalArgumentException("a package has at least one unit");
            }
            if (price.amount().signum() < 0) {
                throw new IllegalArgumentException("a price is never negative");
            }
        }

        @Override
        public Currency currency() {
            return price.currency();
        }
    }

    /**
     * A stretch of a quantity. It starts after the last unit of the tier before.
     *
     * @param upTo its last unit; absent for the last tier, which has no end
     */
    record Tier(@Nullable Long upTo, UnitPrice unit) {}

    private static List<Tier> ascending(List<Tier> tiers) {
        if (tiers.isEmpty() || tiers.getLast().upTo() != null) {
            throw new IllegalArgumentException("the last tier has no end: upTo is absent there");
        }
        long before = 0;
        for (Tier tier : tiers.subList(0, tiers.size() - 1)) {
            if (tier.upTo() == null || tier.upTo() <= before) {
                throw new IllegalArgumentException("tiers ascend: each but the last ends after the one before");
            }
            before = tier.upTo();
        }
        Set<Currency> currencies = new HashSet<>();
        tiers.forEach(tier -> currencies.add(tier.unit().price().currency()));
        if (currencies.size() > 1) {
            throw new IllegalArgumentException("tiers are in one currency");
        }
        return List.copyOf(tiers);
    }
}
