package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.ModelAliases;
import dev.thinkwatt.model.plan.NotSold;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.rating.Tariff;
import dev.thinkwatt.model.review.Finding.Rule;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.model.usage.UsageKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Every kind that a model could use, in every tier, has a price or is said not to be sold. The price has to be for any site
 * and any context, at any time: usage that nobody knows the site of is priced too.
 */
final class Completeness {

    private Completeness() {}

    static List<Finding> findings(Plan plan) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < plan.models().size(); i++) {
            String missing = missing(plan, plan.models().get(i));
            if (!missing.isEmpty()) {
                findings.add(new Finding(
                        "models[" + i + "]",
                        Rule.NOT_PRICED,
                        "has no price for " + missing
                                + ", for any site and any context, nor is it said that it is not sold"));
            }
        }
        List<NotSold> notSold = plan.priceTerms().notSold();
        for (int i = 0; i < notSold.size(); i++) {
            for (Price price : plan.prices()) {
                NotSold not = notSold.get(i);
                if (plan.priceTerms().models(price.model()).stream()
                        .anyMatch(model -> not.covers(model, price.kind(), price.tier()))) {
                    findings.add(new Finding(
                            "priceTerms.notSold[" + i + "]",
                            Rule.SOLD_AND_NOT_SOLD,
                            "covers " + price.kind() + " of " + price.model() + " in tier " + price.tier()
                                    + ", which has a price"));
                    break;
                }
            }
        }
        return findings;
    }

    /** {@code AUDIO_INPUT, AUDIO_OUTPUT in tier STANDARD in USD; INPUT in tier BATCH in EUR}; the first time that any is. */
    private static String missing(Plan plan, ServedModel model) {
        return ModelAliases.turns(List.of(plan.priceTerms())).stream()
                .map(at -> missing(plan, model, at))
                .filter(missing -> !missing.isEmpty())
                .findFirst()
                .orElse("");
    }

    private static String missing(Plan plan, ServedModel model, Instant at) {
        String missing = plan.currencies().stream()
                .flatMap(currency -> missing(plan, model, at, currency).stream())
                .collect(Collectors.joining("; "));
        return missing.isEmpty() || at.equals(Instant.MIN) ? missing : missing + " from " + at + " on";
    }

    private static List<String> missing(Plan plan, ServedModel model, Instant at, Currency currency) {
        List<String> missing = new ArrayList<>();
        for (ServiceTier tier : ServiceTier.values()) {
            Tariff tariff = Tariff.of(plan, model.id(), tier, UsageEvent.UNKNOWN_SITE, at, currency);
            if (tariff.price(UsageKind.REQUEST, 0).isPresent()) {
                continue;
            }
            List<String> kinds = new ArrayList<>();
            for (UsageKind kind : UsageKind.values()) {
                if (kind != UsageKind.REQUEST
                        && tariff.price(kind, 0).isEmpty()
                        && plan.priceTerms().notSold().stream().noneMatch(not -> not.covers(model.id(), kind, tier))) {
                    kinds.add(kind.name());
                }
            }
            if (!kinds.isEmpty()) {
                missing.add(String.join(", ", kinds) + " in tier " + tier + " in " + currency);
            }
        }
        return missing;
    }
}
