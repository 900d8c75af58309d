package dev.thinkwatt.model.document;

import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Knob;
import dev.thinkwatt.model.plan.ModelAlias;
import dev.thinkwatt.model.plan.NotSold;
import dev.thinkwatt.model.plan.PeriodCharge;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.PrepaidCredit;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.SiteGroup;
import dev.thinkwatt.model.plan.UnitPrice;
import dev.thinkwatt.model.plan.Weighing;
import dev.thinkwatt.model.plan.Window;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is asked of each object of a plan by itself, field by field: the constructors' rules, and those of what is published. */
final class PlanRules {

    static final Map<Class<?>, Consumer<Fields>> BY_TYPE = Map.ofEntries(
            Map.entry(Plan.class, PlanRules::plan),
            Map.entry(Money.class, PlanRules::money),
            Map.entry(ServedModel.class, PlanRules::model),
            Map.entry(EnergyProfile.class, EnergyRules::profile),
            Map.entry(SurchargePolicy.class, EnergyRules::surcharge),
            Map.entry(SurchargePolicy.Steps.class, EnergyRules::steps),
            Map.entry(Price.class, PriceRules::price),
            Map.entry(UnitPrice.class, PriceRules::unitPrice),
            Map.entry(PriceTerms.class, PriceRules::terms),
            Map.entry(ModelAlias.class, PriceRules::alias),
            Map.entry(SiteGroup.class, PriceRules::siteGroup),
            Map.entry(NotSold.class, PriceRules::notSold),
            Map.entry(PeriodTerms.class, PeriodRules::terms),
            Map.entry(PeriodCharge.class, PeriodRules::charge),
            Map.entry(PrepaidCredit.class, PeriodRules::credit),
            Map.entry(ChargeModel.Package.class, PeriodRules::packages),
            Map.entry(ChargeModel.Graduated.class, PeriodRules::tiers),
            Map.entry(ChargeModel.Volume.class, PeriodRules::tiers),
            Map.entry(Expiry.class, PlanRules::expiry),
            Map.entry(Estimate.class, PlanRules::estimate),
            Map.entry(Allowance.class, AllowanceRules::allowance),
            Map.entry(AtLimit.FallBack.class, AllowanceRules::fallBack),
            Map.entry(Weighing.class, AllowanceRules::weighing),
            Map.entry(Weighing.Peak.class, AllowanceRules::peak),
            Map.entry(Window.FirstUse.class, AllowanceRules::firstUse),
            Map.entry(Window.Sliding.class, AllowanceRules::sliding),
            Map.entry(Entitlements.class, EntitlementRules::entitlements),
            Map.entry(Knob.Persona.class, EntitlementRules::persona),
            Map.entry(Knob.SpendingCap.class, EntitlementRules::spendingCap),
            Map.entry(Knob.SafetyLevel.class, EntitlementRules::safetyLevel));

    private PlanRules() {}

    private static void plan(Fields plan) {
        plan.identifier("id");
        plan.text("name");
        plan.notEmpty("models");
        plan.amountNotNegative("baseFee");
        plan.get("entitlements", Entitlements.class)
                .ifPresent(entitlements ->
                        plan.get("models", List.class).ifPresent(models -> floor(entitlements, models, plan)));
        plan.lasts("hold", "PT1S", "P" + Plan.HOLD_DAYS_MAX + "D");
    }

    /** All that a router sends would be denied else. */
    private static void floor(Entitlements entitlements, List<?> models, Fields plan) {
        if (!models.isEmpty() && models.stream().map(ServedModel.class::cast).allMatch(entitlements::isBelowFloor)) {
            plan.fault("entitlements.routingFloor", "must not be above every model that the plan sells");
        }
    }

    private static void money(Fields money) {
        money.get("currency", Currency.class)
                .filter(currency -> currency.getDefaultFractionDigits() < 0)
                .ifPresent(currency -> money.fault("currency", "must have a minor unit, so that it can be paid"));
    }

    private static void model(Fields model) {
        model.identifier("id");
        model.text("name");
        model.atLeast("contextTokens", 1);
        model.atLeast("maxOutputTokens", 1);
        model.positive("relativeAccuracy");
    }

    private static void expiry(Fields expiry) {
        expiry.identifier("site");
    }

    private static void estimate(Fields estimate) {
        estimate.atLeast("inputTokens", 0);
        estimate.atLeast("outputTokens", 0);
    }
}
