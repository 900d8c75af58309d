package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The prices of one model in one service tier. */
final class Tariff {

    private final Map<UsageKind, Price> prices = new EnumMap<>(UsageKind.class);

    private Tariff() {}

    static Tariff of(Plan plan, String model, ServiceTier tier) {
        Tariff tariff = new Tariff();
        plan.prices().stream()
                .filter(price -> price.model().equals(model) && price.tier() == tier)
                .forEach(price -> tariff.prices.put(price.kind(), price));
        return tariff;
    }

    Collection<Price> prices() {
        return prices.values();
    }

    /** The first kind used that has no price. A price of the request brings all that the request used with it. */
    Optional<UsageKind> firstUnpriced(Usage usage) {
        if (prices.isEmpty()) {
            return Optional.of(UsageKind.REQUEST);
        }
        return Arrays.stream(UsageKind.values())
                .filter(kind -> kind != UsageKind.REQUEST && !prices.containsKey(UsageKind.REQUEST))
                .filter(kind -> usage.quantity(kind) > 0 && !prices.containsKey(kind))
                .findFirst();
    }

    /** Each kind used, at its price. */
    List<Item> items(Usage usage) {
        return prices.values().stream()
                .filter(price -> usage.quantity(price.kind()) > 0)
                .map(price -> item(price, usage.quantity(price.kind())))
                .toList();
    }

    private static Item item(Price price, long quantity) {
        return new Item(price.kind(), quantity, price, price.of(quantity));
    }
}
