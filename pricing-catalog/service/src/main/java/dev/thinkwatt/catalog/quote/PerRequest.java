package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.quote.PeriodQuoteResource.Used;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Usage of a period that is charged request by request all the same. */
final class PerRequest {

    private PerRequest() {}

    static List<Item> items(List<Used> usage, Plan plan, PeriodTerms terms, Currency currency) {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < usage.size(); i++) {
            Used used = usage.get(i);
            if (used.quantity() > 0
                    && terms.charge(used.model(), used.kind(), used.serviceTier(), currency)
                            .isEmpty()) {
                Price price = price(plan, used, currency, "usage[" + i + "]");
                items.add(new Item(used.kind(), used.quantity(), price, price.of(used.quantity())));
            }
        }
        return items;
    }

    /** The one price of all such requests: a sum over a period does not tell how long each of them was, where it ran, or when. */
    private static Price price(Plan plan, Used used, Currency currency, String field) {
        List<Price> rows = plan.prices().stream()
                .filter(row -> plan.priceTerms().models(row.model()).contains(used.model())
                        && row.kind() == used.kind()
                        && row.tier() == used.serviceTier()
                        && row.price().currency().equals(currency))
                .toList();
        if (rows.isEmpty()) {
            throw ProblemException.invalid(
                    field,
                    "has no price of its own: plan " + plan.id() + " has none for " + used.kind() + " of "
                            + used.model() + " in service tier " + used.serviceTier());
        }
        if (rows.size() > 1
                || !rows.getFirst().coversAll()
                || !rows.getFirst().model().equals(used.model())) {
            throw ProblemException.invalid(
                    field, "has a price that depends on site, context or time: it can only be quoted by the request");
        }
        return rows.getFirst();
    }
}
