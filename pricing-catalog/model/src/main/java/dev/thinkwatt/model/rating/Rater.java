package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.Surcharge;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.rating.Rating.Fault;
import dev.thinkwatt.model.rating.Rating.Item;
import dev.thinkwatt.model.rating.Rating.Missing;
import dev.thinkwatt.model.rating.Rating.Pending;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.rating.Rating.Unpriceable;
import dev.thinkwatt.model.rating.Tariff.Itemised;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prices usage events: the same event and the same catalog always give the same answer, to the last digit. */
public final class Rater {

    private Rater() {}

    /**
     * Prices an event with exactly the plan version that its decision was made under. The checks run in this order and
     * the first that applies answers: plan version not published (pending), model not in it, a kind used that has no
     * price in the tier that served, prices in another currency than the plan's (unpriceable), an electricity price
     * missing that the plan's surcharge needs (pending), electricity in another currency than the surcharge's
     * (unpriceable). An estimated event of an unknown site is priced without electricity.
     */
    public static Rating rate(UsageEvent event, Catalog catalog) {
        Optional<Plan> plan = catalog.plan(event.plan());
        if (plan.isEmpty()) {
            return new Pending(
                    Missing.PLAN_VERSION,
                    "version %d of plan %s is not published"
                            .formatted(event.plan().version(), event.plan().id()));
        }
        Optional<ServedModel> model = plan.get().model(event.model());
        if (model.isEmpty()) {
            return new Unpriceable(
                    Fault.MODEL_NOT_IN_PLAN, "%s does not sell model %s".formatted(name(plan.get()), event.model()));
        }
        Tariff tariff = Tariff.of(plan.get(), event.model(), event.serviceTier(), event.site());
        Itemised itemised = tariff.itemise(event.usage());
        List<Priced> electricity = Surcharge.intervals(event, plan.get().surcharge(), catalog.electricity());
        return unpriced(event, plan.get(), itemised)
                .or(() -> foreignPrice(plan.get(), tariff))
                .or(() -> withoutElectricity(event, plan.get(), electricity))
                .orElseGet(
                        () -> rated(event, plan.get(), itemised, energy(event, plan.get(), model.get(), electricity)));
    }

    /** What a usage is worth at a plan's prices, exactly, without energy; a kind that has no price is worth nothing. */
    public static Money worth(Plan plan, Served served) {
        Tariff tariff = Tariff.of(plan, served.model(), served.tier(), served.site());
        return sum(tariff.itemise(served.usage()).items(), plan.baseFee().currency());
    }

    private static Money sum(List<Item> items, Currency currency) {
        return new Money(items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }

    private static Optional<Rating> unpriced(UsageEvent event, Plan plan, Itemised itemised) {
        return Optional.ofNullable(itemised.unpriced())
                .map(kind -> new Unpriceable(
                        Fault.NO_PRICE,
                        "%s has no price for %s of model %s in service tier %s"
                                .formatted(name(plan), kind, event.model(), event.serviceTier())));
    }

    private static Optional<Rating> foreignPrice(Plan plan, Tariff tariff) {
        Currency currency = plan.baseFee().currency();
        return tariff.rows().stream()
                .filter(price -> !price.price().currency().equals(currency))
                .findFirst()
                .map(price -> mismatch("%s is in %s, but its price for %s of model %s is in %s"
                        .formatted(
                                name(plan),
                                currency,
                                price.kind(),
                                price.model(),
                                price.price().currency())));
    }

    private static Optional<Rating> withoutElectricity(UsageEvent event, Plan plan, List<Priced> electricity) {
        SurchargePolicy policy = plan.surcharge();
        if (policy == null) {
            return Optional.empty();
        }
        if (!policy.currency().equals(plan.baseFee().currency())) {
            return Optional.of(mismatch("%s is in %s, but its energy surcharge is in %s"
                    .formatted(name(plan), plan.baseFee().currency(), policy.currency())));
        }
        if (electricity.isEmpty()) {
            return event.ranNobodyKnowsWhere()
                    ? Optional.empty()
                    : Optional.of(new Pending(
                            Missing.ELECTRICITY_PRICE,
                            "site %s has no electricity price for all of %s to %s"
                                    .formatted(event.site(), event.startedAt(), event.endedAt())));
        }
        return electricity.stream()
                .filter(priced -> !priced.day().currency().equals(policy.currency()))
                .findFirst()
                .map(priced ->
                        mismatch("the energy surcharge of %s is in %s, but electricity at site %s is priced in %s"
                                .formatted(
                                        name(plan),
                                        policy.currency(),
                                        event.site(),
                                        priced.day().currency())));
    }

    private static @Nullable EnergyCharge energy(
            UsageEvent event, Plan plan, ServedModel model, List<Priced> electricity) {
        return electricity.isEmpty()
                ? null
                : Surcharge.charge(
                        event,
                        model.energy(),
                        plan.surcharge(),
                        electricity,
                        plan.baseFee().currency());
    }

    private static Rated rated(UsageEvent event, Plan plan, Itemised itemised, @Nullable EnergyCharge energy) {
        Currency currency = plan.baseFee().currency();
        Money worth = sum(itemised.items(), currency);
        boolean included = plan.usageTerms() == UsageTerms.INCLUDED && !event.overage();
        return new Rated(
                event.plan(), included, itemised.items(), worth, included ? Money.zero(currency) : worth, energy);
    }

    private static Unpriceable mismatch(String detail) {
        return new Unpriceable(Fault.CURRENCY_MISMATCH, detail);
    }

    private static String name(Plan plan) {
        return "version " + plan.version() + " of plan " + plan.id();
    }
}
