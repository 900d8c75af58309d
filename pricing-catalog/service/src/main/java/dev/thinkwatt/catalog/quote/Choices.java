package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.quote.CalculatorForm.Quantity;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.ServiceTier;
import java.util.Currency;
import java.util.List;

/** What the form of a usage offers. */
record Choices(
        List<String> plans,
        List<String> models,
        List<ServiceTier> tiers,
        List<String> sites,
        List<String> currencies,
        List<Quantity> quantities) {

    static Choices of(List<Plan> onSale, List<String> sites, List<Quantity> quantities) {
        return new Choices(
                onSale.stream().map(Plan::id).toList(),
                onSale.stream()
                        .flatMap(plan -> plan.models().stream())
                        .map(ServedModel::id)
                        .distinct()
                        .sorted()
                        .toList(),
                List.of(ServiceTier.values()),
                sites,
                onSale.stream()
                        .flatMap(plan -> plan.currencies().stream())
                        .map(Currency::getCurrencyCode)
                        .distinct()
                        .sorted()
                        .toList(),
                quantities);
    }
}
