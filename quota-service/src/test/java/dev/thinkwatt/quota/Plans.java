package dev.thinkwatt.quota;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Plans and accounts to test with. */
public final class Plans {

    public static final String REGULAR = "gpt-5";
    public static final String THINKING = "gpt-5-thinking";
    public static final String THINKING_MINI = "gpt-5-thinking-mini";
    public static final String NANO = "gpt-5-nano";
    public static final String OLD = "gpt-4o";

    private static final EnergyProfile ENERGY = new EnergyProfile(
            new BigDecimal("50"),
            new BigDecimal("5"),
            new BigDecimal("500"),
            new BigDecimal("500"),
            new BigDecimal("0.02"),
            EnergyProfile.Basis.MODELLED,
            "test, 2026-11-24");

    private Plans() {}

    /** The article's Plus: 3000 manual thinking messages a week, then thinking-mini at 0.8 of the accuracy. */
    public static Plan plus() {
        return plan("plus", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(thinkingPerWeek(3000)));
    }

    public static Allowance thinkingPerWeek(long limit) {
        return weekly("thinking-week", THINKING, limit, Allowance.Counts.MANUAL, new AtLimit.FallBack(THINKING_MINI));
    }

    public static Allowance weekly(String id, String model, long limit, Allowance.Counts counts, AtLimit atLimit) {
        return allowance(id, Set.of(model), limit, Window.Unit.WEEK, counts, atLimit);
    }

    public static Allowance allowance(
            String id, Set<String> models, long limit, Window.Unit unit, Allowance.Counts counts, AtLimit atLimit) {
        return new Allowance(
                id,
                Allowance.Meter.REQUESTS,
                models,
                BigDecimal.valueOf(limit),
                new Window.Calendar(unit),
                Allowance.Scope.SUBSCRIBER,
                counts,
                atLimit,
                null,
                null,
                null);
    }

    public static Plan plan(String id, Plan.UnlistedModel unlisted, List<Allowance> allowances) {
        return new Plan(
                id,
                1,
                id,
                true,
                Money.of("20", "USD"),
                Plan.UsageTerms.INCLUDED,
                unlisted,
                List.of(
                        model(REGULAR, ModelTier.REGULAR, 272_000, "0.9"),
                        model(THINKING, ModelTier.REGULAR, 196_000, "1.0"),
                        model(THINKING_MINI, ModelTier.MINI, 196_000, "0.8"),
                        model(NANO, ModelTier.NANO, 272_000, "0.6"),
                        model(OLD, ModelTier.REGULAR, 128_000, "0.7")),
                allowances,
                List.of(),
                null,
                Duration.ofMinutes(15),
                null,
                null);
    }

    /** The same plan with other entitlements. */
    public static Plan with(Plan plan, Entitlements entitlements) {
        return with(plan, plan.expiry(), entitlements);
    }

    /** The same plan with another end of its holds. */
    public static Plan with(Plan plan, Expiry expiry) {
        return with(plan, expiry, plan.entitlements());
    }

    private static Plan with(Plan plan, Expiry expiry, Entitlements entitlements) {
        return new Plan(
                plan.id(),
                plan.version(),
                plan.name(),
                plan.paid(),
                plan.baseFee(),
                plan.usageTerms(),
                plan.unlistedModel(),
                plan.models(),
                plan.allowances(),
                plan.prices(),
                plan.surcharge(),
                plan.hold(),
                expiry,
                entitlements);
    }

    /** The same plan under another number. */
    public static Plan with(Plan plan, int version) {
        return new Plan(
                plan.id(),
                version,
                plan.name(),
                plan.paid(),
                plan.baseFee(),
                plan.usageTerms(),
                plan.unlistedModel(),
                plan.models(),
                plan.allowances(),
                plan.prices(),
                plan.surcharge(),
                plan.hold(),
                plan.expiry(),
                plan.entitlements());
    }

    /** The same plan under another name, with one more model. */
    public static Plan with(Plan plan, String id, ServedModel model) {
        return new Plan(
                id,
                plan.version(),
                plan.name(),
                plan.paid(),
                plan.baseFee(),
                plan.usageTerms(),
                plan.unlistedModel(),
                Stream.concat(plan.models().stream(), Stream.of(model)).toList(),
                plan.allowances(),
                plan.prices(),
                plan.surcharge(),
                plan.hold(),
                plan.expiry(),
                plan.entitlements());
    }

    public static ServedModel model(String id, ModelTier tier, long contextTokens, String accuracy) {
        return new ServedModel(id, id, tier, contextTokens, new BigDecimal(accuracy), ENERGY);
    }

    public static Account account(String id, String planId, String zone) {
        return account(id, planId, zone, Account.Status.ACTIVE);
    }

    public static Account account(String id, String planId, String zone, Account.Status status) {
        return new Account(
                id,
                id,
                Currency.getInstance("USD"),
                ZoneId.of(zone),
                status,
                List.of(new Account.Subscription(planId, null, Instant.parse("2026-01-01T00:00:00Z"))));
    }
}
