package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms.ContextSteps;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The prices of one model in one service tier at one site at one time, in one currency. */
public final class Tariff {

    private static final UsageKind[] KINDS = UsageKind.values();

    private final List<Price> rows;
    private final ContextSteps steps;

    private Tariff(List<Price> rows, ContextSteps steps) {
        this.rows = rows;
        this.steps = steps;
    }

    /** @param at when the request was decided */
    public static Tariff of(Plan plan, String model, ServiceTier tier, String site, Instant at, Currency currency) {
        List<Price> rows = plan.prices(model, tier, site, at).stream()
                .filter(row -> row.price().currency().equals(currency))
                .toList();
        return new Tariff(rows, plan.priceTerms().contextSteps());
    }

    /** Every row that may price something, the most specific first. */
    public List<Price> rows() {
        return rows;
    }

    /** The row that prices a kind in a context of so many tokens. */
    public Optional<Price> price(UsageKind kind, long context) {
        return Optional.ofNullable(row(kind, context));
    }

    /** What a usage comes to, kind by kind. */
    Itemised itemise(Usage usage) {
        long context = usage.contextTokens();
        boolean perRequest = row(UsageKind.REQUEST, context) != null;
        UsageKind unpriced = rows.isEmpty() ? UsageKind.REQUEST : null;
        List<Item> items = new ArrayList<>();
        for (UsageKind kind : KINDS) {
            boolean isWhole = usage.quantity(kind) == 0 || add(items, kind, usage, context);
            if (!isWhole && !perRequest && kind != UsageKind.REQUEST && unpriced == null) {
                unpriced = kind;
            }
        }
        return new Itemised(items, unpriced);
    }

    /**
     * A usage at its prices.
     *
     * @param unpriced the first kind used that has no price; null where all have one. A price of the request brings all that the
     *     request used with it
     */
    record Itemised(List<Item> items, @Nullable UsageKind unpriced) {}

    /** Answers whether all that was used of the kind has a price. */
    private boolean add(List<Item> items, UsageKind kind, Usage usage, long context) {
        boolean isSplit = steps == ContextSteps.EXCESS && UsageKind.CONTEXT.contains(kind);
        return isSplit
                ? addStretches(items, kind, before(kind, usage), usage.quantity(kind))
                : add(items, row(kind, context), usage.quantity(kind));
    }

    /** Each stretch of the context at the step that it lies beyond. */
    private boolean addStretches(List<Item> items, UsageKind kind, long before, long quantity) {
        boolean isWhole = true;
        long end = before + quantity;
        for (long start = before; start < end; ) {
            long stop = nextStep(kind, start, end);
            isWhole &= add(items, row(kind, stop), stop - start);
            start = stop;
        }
        return isWhole;
    }

    private static boolean add(List<Item> items, @Nullable Price row, long quantity) {
        if (row == null) {
            return false;
        }
        items.add(new Item(row.kind(), quantity, row, row.of(quantity)));
        return true;
    }

    private @Nullable Price row(UsageKind kind, long context) {
        for (Price row : rows) {
            if (row.kind() == kind && row.isReachedBy(context)) {
                return row;
            }
        }
        return null;
    }

    /** Where in the context the first token of the kind comes after another row than the one that prices it. */
    private long nextStep(UsageKind kind, long start, long end) {
        Price first = row(kind, start + 1);
        return rows.stream()
                .filter(row -> row.kind() == kind && row.contextAbove() != null)
                .mapToLong(Price::contextAbove)
                .filter(step -> step > start && step < end && !Objects.equals(row(kind, step + 1), first))
                .min()
                .orElse(end);
    }

    private static long before(UsageKind kind, Usage usage) {
        return UsageKind.CONTEXT.stream()
                .takeWhile(other -> other != kind)
                .mapToLong(usage::quantity)
                .sum();
    }
}
