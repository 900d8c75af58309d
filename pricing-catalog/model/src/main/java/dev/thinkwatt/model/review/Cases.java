package dev.thinkwatt.model.review;

import dev.thinkwatt.model.plan.ModelAliases;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.plan.SiteGroup;
import dev.thinkwatt.model.rating.Tariff;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.model.usage.UsageKind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The different circumstances in which the prices of plans can be met, and the row that a plan prices each with. */
final class Cases {

    /**
     * One of them.
     *
     * @param context so many tokens, one more than a step, or none
     * @param at when an alias begins to stand for a model, or before all that
     */
    record Case(String model, UsageKind kind, ServiceTier tier, String site, long context, Instant at) {
        Case in(ServiceTier other) {
            return new Case(model, kind, other, site, context, at);
        }

        Case of(UsageKind other) {
            return new Case(model, other, tier, site, context, at);
        }

        Case at(long otherContext) {
            return new Case(model, kind, tier, site, otherContext, at);
        }
    }

    private record Subject(String model, ServiceTier tier, String site, Instant at) {}

    private final Plan plan;
    private final Currency currency;
    private final Map<Subject, Tariff> tariffs = new HashMap<>();

    private Cases(Plan plan, Currency currency) {
        this.plan = plan;
        this.currency = currency;
    }

    /** @param currency in which it is paid */
    static Cases of(Plan plan, Currency currency) {
        return new Cases(plan, currency);
    }

    /** All that these plans tell apart, for the models and kinds that the first of them prices. */
    static List<Case> of(List<Plan> plans) {
        Set<String> sites = new TreeSet<>(Set.of(UsageEvent.UNKNOWN_SITE));
        Set<Long> contexts = new TreeSet<>(Set.of(0L));
        for (Plan plan : plans) {
            plan.priceTerms().siteGroups().stream().map(SiteGroup::sites).forEach(sites::addAll);
            for (Price price : plan.prices()) {
                if (price.site() != null) {
                    sites.add(price.site());
                }
                if (price.contextAbove() != null) {
                    contexts.add(price.contextAbove() + 1);
                }
            }
        }
        List<Instant> turns =
                ModelAliases.turns(plans.stream().map(Plan::priceTerms).toList());
        PriceTerms terms = plans.getFirst().priceTerms();
        List<Case> cases = new ArrayList<>();
        plans.getFirst().prices().stream()
                .flatMap(price -> terms.models(price.model()).stream()
                        .map(model -> new Case(model, price.kind(), price.tier(), "", 0, Instant.MIN)))
                .distinct()
                .forEach(subject -> sites.forEach(site -> contexts.forEach(context -> turns.forEach(at ->
                        cases.add(new Case(subject.model(), subject.kind(), subject.tier(), site, context, at))))));
        return cases;
    }

    Optional<Price> row(Case met) {
        return tariff(met).price(met.kind(), met.context());
    }

    Tariff tariff(Case met) {
        return tariffs.computeIfAbsent(
                new Subject(met.model(), met.tier(), met.site(), met.at()),
                subject -> Tariff.of(plan, subject.model(), subject.tier(), subject.site(), subject.at(), currency));
    }

    /** Where a row stands in the plan. */
    String path(Price row) {
        return "prices[" + plan.prices().indexOf(row) + "]";
    }
}
