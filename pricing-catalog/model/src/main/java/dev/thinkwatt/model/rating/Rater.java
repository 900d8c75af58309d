package dev.thinkwatt.model.rating;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.Surcharge;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PeriodTerms;
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
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prices usage events: the same event and the same catalog always give the same answer, to the last digit. */
public final class Rater {

    private Rater() {}

    /** Prices an event in the currency of the plan's base fee. */
    public static Rating rate(UsageEvent event, Catalog catalog) {
        return rate(event, catalog, null);
    }

    /**
     * Prices an event with exactly the plan version that its decision was made under. The checks run in this order and
     * the first that applies answers: plan version not published (pending), model not in it, plan not sold in the currency, a
     * kind used that has no price in the tier that served, or only one in another currency, a surcharge in another
     * (unpriceable), an electricity price missing that the plan's surcharge needs (pending), electricity in another currency
     * than the surcharge's (unpriceable). An estimated event of an unknown site is priced without electricity.
     *
     * @param paidIn what the account pays in; null: the currency of the base fee
     */
    public static Rating rate(UsageEvent event, Catalog catalog, @Nullable Currency paidIn) {
        return rate(event, catalog, paidIn, false);
    }

    /**
     * The same, but for prices of electricity that are missing.
     *
     * @param estimates whether they are estimated where the plan falls back on that; else they are waited for
     */
    public static Rating rate(UsageEvent event, Catalog catalog, @Nullable Currency paidIn, boolean estimates) {
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
        Currency currency = paidIn == null ? plan.get().baseFee().currency() : paidIn;
        if (plan.get().baseFeeIn(currency).isEmpty()) {
            return mismatch("%s is not sold in %s".formatted(name(plan.get()), currency));
        }
        Tariff tariff =
                Tariff.of(plan.get(), event.model(), event.serviceTier(), event.site(), event.decidedAt(), currency);
        Itemised itemised = tariff.itemise(event.usage());
        List<Priced> electricity = Surcharge.intervals(event, plan.get().surcharge(), catalog.electricity(), estimates);
        return unpriced(event, plan.get(), itemised, currency)
                .or(() -> withoutElectricity(event, plan.get(), electricity, currency))
                .orElseGet(() -> rated(
                        event,
                        plan.get(),
                        itemised,
                        currency,
                        energy(event, plan.get(), model.get(), electricity, currency)));
    }

    /**
     * What a usage is worth at a plan's prices in the currency of its base fee, exactly, without energy; a kind that has no price
     * is worth nothing.
     *
     * @param at when the request was decided
     */
    public static Money worth(Plan plan, Served served, Instant at) {
        Currency currency = plan.baseFee().currency();
        Tariff tariff = Tariff.of(plan, served.model(), served.tier(), served.site(), at, currency);
        return sum(tariff.itemise(served.usage()).items(), currency);
    }

    private static Money sum(List<Item> items, Currency currency) {
        return new Money(items.stream().map(Item::amount).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }

    private static Optional<Rating> unpriced(UsageEvent event, Plan plan, Itemised itemised, Currency currency) {
        UsageKind kind = itemised.unpriced();
        return kind == null
                ? Optional.empty()
                : foreignPrice(event, plan, kind, currency)
                        .or(() -> Optional.of(new Unpriceable(
                                Fault.NO_PRICE,
                                "%s has no price for %s of model %s in service tier %s"
                                        .formatted(name(plan), kind, event.model(), event.serviceTier()))));
    }

    private static Optional<Rating> foreignPrice(UsageEvent event, Plan plan, UsageKind kind, Currency currency) {
        return plan.prices(event.model(), event.serviceTier(), event.site(), event.decidedAt()).stream()
                .filter(price ->
                        price.kind() == kind && !price.price().currency().equals(currency))
                .findFirst()
                .map(price -> mismatch("%s is paid in %s, but its price for %s of model %s is in %s"
                        .formatted(
                                name(plan),
                                currency,
                                kind,
                                price.model(),
                                price.price().currency())));
    }

    private static Optional<Rating> withoutElectricity(
            UsageEvent event, Plan plan, List<Priced> electricity, Currency currency) {
        SurchargePolicy policy = plan.surcharge();
        if (policy == null) {
            return Optional.empty();
        }
        if (!policy.currency().equals(currency)) {
            return Optional.of(mismatch("%s is paid in %s, but its energy surcharge is in %s"
                    .formatted(name(plan), currency, policy.currency())));
        }
        if (electricity.isEmpty()) {
            return event.ranNobodyKnowsWhere()
                    ? Optional.empty()
                    : Optional.of(new Pending(
                            Missing.ELECTRICITY_PRICE,
                            "site %s has no electricity price for all of %s to %s%s"
                                    .formatted(event.site(), event.startedAt(), event.endedAt(), orIndex(policy))));
        }
        return electricity.stream()
                .filter(priced -> !priced.currency().equals(policy.currency()))
                .findFirst()
                .map(priced ->
                        mismatch("the energy surcharge of %s is in %s, but electricity at site %s is priced in %s"
                                .formatted(name(plan), policy.currency(), event.site(), priced.currency())));
    }

    private static String orIndex(SurchargePolicy policy) {
        return switch (policy.lag()) {
            case 0 -> "";
            case 1 -> ", or for all of the month before";
            default -> ", or for all of the month " + policy.lag() + " months before";
        };
    }

    private static @Nullable EnergyCharge energy(
            UsageEvent event, Plan plan, ServedModel model, List<Priced> electricity, Currency currency) {
        return electricity.isEmpty()
                ? null
                : Surcharge.charge(event, model.energy(), plan.surcharge(), electricity, currency);
    }

    private static Rated rated(
            UsageEvent event, Plan plan, Itemised itemised, Currency currency, @Nullable EnergyCharge energy) {
        Money worth = sum(itemised.items(), currency);
        boolean included = plan.usageTerms() == UsageTerms.INCLUDED && !event.overage();
        Money charged = included ? Money.zero(currency) : charged(event, plan, itemised.items(), worth);
        return new Rated(event.plan(), included, itemised.items(), worth, charged, energy);
    }

    /** What a charge of the period covers is charged there. */
    private static Money charged(UsageEvent event, Plan plan, List<Item> items, Money worth) {
        PeriodTerms terms = plan.periodTerms();
        return terms.charges().isEmpty()
                ? worth
                : sum(
                        items.stream()
                                .filter(item -> terms.charge(
                                                event.model(), item.kind(), event.serviceTier(), worth.currency())
                                        .isEmpty())
                                .toList(),
                        worth.currency());
    }

    private static Unpriceable mismatch(String detail) {
        return new Unpriceable(Fault.CURRENCY_MISMATCH, detail);
    }

    private static String name(Plan plan) {
        return "version " + plan.version() + " of plan " + plan.id();
    }
}
