package dev.thinkwatt.catalog.pricelist;

import dev.thinkwatt.catalog.pricelist.ListFinding.ListRule;
import dev.thinkwatt.catalog.pricelist.ListPrice.Slot;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Looks for prices of one model that do not go together. */
final class PriceLint {

    private static final Expected DEARER = Expected.between("1", "5");
    private static final Expected CHEAPER = Expected.between("0.2", "1");
    private static final Expected AT_MOST_THE_SAME = Expected.between("0", "1");

    private final String model;

    /** By slot: tier, then step, then kind. */
    private final NavigableMap<Slot, ListPrice> prices = new TreeMap<>();

    private PriceLint(ListedModel model) {
        this.model = model.id();
        model.prices().forEach(price -> prices.put(price.slot(), price));
    }

    static List<ListFinding> findings(Collection<ListedModel> models) {
        return models.stream().map(PriceLint::new).flatMap(PriceLint::findings).toList();
    }

    private Stream<ListFinding> findings() {
        return prices.values().stream()
                .flatMap(price ->
                        Stream.of(tier(price), cache(price), step(price)).flatMap(Optional::stream));
    }

    private Optional<ListFinding> tier(ListPrice price) {
        Optional<ListPrice> standard = at(price.kind(), ServiceTier.STANDARD, price.contextAbove());
        return switch (price.tier()) {
            case STANDARD -> Optional.empty();
            case PRIORITY -> compare(price, standard, DEARER, ListRule.PRIORITY_AND_STANDARD);
            case FLEX -> compare(price, standard, CHEAPER, ListRule.FLEX_AND_STANDARD);
            case BATCH -> compare(price, standard, CHEAPER, ListRule.BATCH_AND_STANDARD);
        };
    }

    private Optional<ListFinding> cache(ListPrice price) {
        return switch (price.kind()) {
            case CACHED_INPUT ->
                compare(
                        price,
                        at(UsageKind.INPUT, price.tier(), price.contextAbove()),
                        AT_MOST_THE_SAME,
                        ListRule.CACHED_INPUT_AND_INPUT);
            case CACHE_WRITE_HOUR ->
                compare(
                        price,
                        at(UsageKind.CACHE_WRITE, price.tier(), price.contextAbove()),
                        DEARER,
                        ListRule.CACHE_WRITES_OF_AN_HOUR_AND_FIVE_MINUTES);
            default -> Optional.empty();
        };
    }

    private Optional<ListFinding> step(ListPrice price) {
        return price.contextAbove() == 0
                ? Optional.empty()
                : compare(
                        price,
                        at(price.kind(), price.tier(), price.contextAbove() - 1),
                        DEARER,
                        ListRule.STEP_AND_THE_ONE_BELOW);
    }

    private Optional<ListFinding> compare(
            ListPrice price, Optional<ListPrice> other, Expected expected, ListRule rule) {
        return other.filter(base -> !expected.allows(price.perMillion(), base.perMillion()))
                .map(base -> ListFinding.of(model, price, base.perMillion(), rule, expected));
    }

    /** The price of a request with so long a context: that of the longest step below. */
    private Optional<ListPrice> at(UsageKind kind, ServiceTier tier, long contextAbove) {
        return prices.values().stream()
                .filter(price -> price.kind() == kind && price.tier() == tier && price.contextAbove() <= contextAbove)
                .reduce((shorter, longer) -> longer);
    }
}
