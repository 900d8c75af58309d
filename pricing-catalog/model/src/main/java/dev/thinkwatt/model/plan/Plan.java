package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One version of what is sold, complete in itself: whoever holds it can decide and rate without asking anybody.
 *
 * @param baseFee per seat and month, in the currency that the plan is sold in first of all
 * @param usageTerms whether usage is part of the base fee or charged by what was used
 * @param surcharge null: electricity is not passed on
 * @param hold how long granted units are kept for a request that nobody settles
 * @param expiry what becomes of them then; absent: settled at the estimate
 * @param entitlements absent: none
 * @param priceTerms how the prices are to be read; absent: as usual
 * @param periodTerms what is charged by the period beside the base fee; absent: nothing
 */
public record Plan(
        String id,
        int version,
        String name,
        boolean paid,
        Money baseFee,
        UsageTerms usageTerms,
        UnlistedModel unlistedModel,
        List<ServedModel> models,
        List<Allowance> allowances,
        List<Price> prices,
        @Nullable SurchargePolicy surcharge,
        Duration hold,
        @Nullable Expiry expiry,
        @Nullable Entitlements entitlements,
        @Nullable PriceTerms priceTerms,
        @Nullable PeriodTerms periodTerms) {

    /** For how many days granted units are kept at most, whatever the plan says and however often that is prolonged. */
    public static final int HOLD_DAYS_MAX = 7;

    /** How usage is charged. */
    public enum UsageTerms {
        /** Usage is priced, so that its worth is known, and is part of the base fee; only overage is charged. */
        INCLUDED,
        /** Usage is charged at its prices. */
        METERED
    }

    /** What happens to a request for a model that the plan does not have. */
    public enum UnlistedModel {
        SUBSTITUTE_DEFAULT,
        DENY
    }

    public Plan {
        expiry = Objects.requireNonNullElse(expiry, Expiry.SETTLED);
        entitlements = Objects.requireNonNullElse(entitlements, Entitlements.NONE);
        models = List.copyOf(models);
        allowances = List.copyOf(allowances);
        priceTerms = Objects.requireNonNullElse(priceTerms, PriceTerms.USUAL);
        periodTerms = Objects.requireNonNullElse(periodTerms, PeriodTerms.NONE);
        prices = new PriceRows(prices);
        if (models.isEmpty()) {
            throw new IllegalArgumentException("plan " + id + " sells no model");
        }
        List<String> ids = models.stream().map(ServedModel::id).toList();
        requireDistinct(id, "model", ids);
        requireDistinct(id, "allowance", allowances.stream().map(Allowance::id).toList());
        requireDistinct(id, "price for", prices.stream().map(Price::subject).toList());
        for (Allowance allowance : allowances) {
            if (allowance.id().equals(Knob.SpendingCap.ALLOWANCE)) {
                throw new IllegalArgumentException(
                        "plan " + id + " calls an allowance what a subscriber's own cap is called");
            }
            requireSold(id, ids, allowance.models());
            if (allowance.atLimit() instanceof AtLimit.FallBack(String model, var _)) {
                requireSold(id, ids, List.of(model));
            }
        }
        List<String> aliases = priceTerms.aliases().stream().map(ModelAlias::id).toList();
        if (ids.stream().anyMatch(aliases::contains)) {
            throw new IllegalArgumentException("plan " + id + " sells a model under the name of an alias");
        }
        requireSold(
                id, ids, priceTerms.aliases().stream().map(ModelAlias::model).toList());
        requireSold(
                id,
                Stream.concat(ids.stream(), aliases.stream()).toList(),
                prices.stream().map(Price::model).toList());
        requireSold(
                id,
                ids,
                priceTerms.notSold().stream()
                        .map(NotSold::model)
                        .filter(Objects::nonNull)
                        .toList());
        requireGroups(id, priceTerms, prices);
        requireDistinct(
                id,
                "base fee in",
                Stream.concat(Stream.of(baseFee), priceTerms.otherBaseFees().stream())
                        .map(fee -> fee.currency().getCurrencyCode())
                        .toList());
        for (PeriodCharge charge : periodTerms.charges()) {
            requireSold(id, ids, charge.models());
        }
    }

    /** A plan whose prices are read as usual. */
    public Plan(
            String id,
            int version,
            String name,
            boolean paid,
            Money baseFee,
            UsageTerms usageTerms,
            UnlistedModel unlistedModel,
            List<ServedModel> models,
            List<Allowance> allowances,
            List<Price> prices,
            @Nullable SurchargePolicy surcharge,
            Duration hold,
            @Nullable Expiry expiry,
            @Nullable Entitlements entitlements) {
        this(
                id,
                version,
                name,
                paid,
                baseFee,
                usageTerms,
                unlistedModel,
                models,
                allowances,
                prices,
                surcharge,
                hold,
                expiry,
                entitlements,
                null,
                null);
    }

    @Override
    public Expiry expiry() {
        return Objects.requireNonNull(expiry);
    }

    @Override
    public Entitlements entitlements() {
        return Objects.requireNonNull(entitlements);
    }

    @Override
    public PriceTerms priceTerms() {
        return Objects.requireNonNull(priceTerms);
    }

    @Override
    public PeriodTerms periodTerms() {
        return Objects.requireNonNull(periodTerms);
    }

    /** What an account may pay in: the currency of the base fee, then the others. */
    public List<Currency> currencies() {
        return baseFees().map(Money::currency).toList();
    }

    /** The codes of its currencies, for people. */
    public String currencyCodes() {
        return currencies().stream().map(Currency::getCurrencyCode).collect(Collectors.joining(", "));
    }

    /** The base fee in a currency; empty where the plan is not sold in it. */
    public Optional<Money> baseFeeIn(Currency currency) {
        return baseFees().filter(fee -> fee.currency().equals(currency)).findFirst();
    }

    private Stream<Money> baseFees() {
        return Stream.concat(Stream.of(baseFee), priceTerms().otherBaseFees().stream());
    }

    /**
     * The prices that a model has in a tier at a site, whatever the context and the currency: the most specific first.
     *
     * @param at when the request was decided: aliases are told by it
     */
    public List<Price> prices(String modelId, ServiceTier tier, String site, Instant at) {
        PriceRows rows = (PriceRows) prices;
        return Stream.concat(
                        rows.of(modelId, tier).stream(),
                        priceTerms().aliasOf(modelId, at).stream().flatMap(alias -> rows.of(alias, tier).stream()))
                .filter(price -> priceTerms().isFor(price, site))
                .toList();
    }

    public PlanVersion planVersion() {
        return new PlanVersion(id, version);
    }

    public Optional<ServedModel> model(String modelId) {
        return models.stream().filter(model -> model.id().equals(modelId)).findFirst();
    }

    public Optional<Allowance> allowance(String allowanceId) {
        return allowances.stream()
                .filter(allowance -> allowance.id().equals(allowanceId))
                .findFirst();
    }

    /** An allowance's limit with the plan's multiplier. */
    public BigDecimal limitOf(Allowance allowance) {
        return allowance.limit().multiply(entitlements().multiplier());
    }

    /** How long before another version takes the place of this one those who follow it are told. */
    public Duration noticeBefore(Plan next) {
        Duration ofAnyChange = entitlements().changeNotice();
        Duration ofSurcharge = surcharge == null || SurchargePolicy.isSame(surcharge, next.surcharge)
                ? Duration.ZERO
                : surcharge.notice();
        return ofSurcharge.compareTo(ofAnyChange) > 0 ? ofSurcharge : ofAnyChange;
    }

    private static void requireDistinct(String plan, String what, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw new IllegalArgumentException("plan " + plan + " has two of " + what + " " + name);
            }
        }
    }

    private static void requireGroups(String plan, PriceTerms terms, List<Price> prices) {
        Set<String> groups = new HashSet<>();
        terms.siteGroups().forEach(group -> groups.add(group.id()));
        for (Price price : prices) {
            if (price.siteGroup() != null && !groups.contains(price.siteGroup())) {
                throw new IllegalArgumentException("plan " + plan + " prices site group " + price.siteGroup()
                        + " but does not say which sites it has");
            }
        }
    }

    private static void requireSold(String plan, List<String> sold, Iterable<String> named) {
        for (String model : named) {
            if (!sold.contains(model)) {
                throw new IllegalArgumentException("plan " + plan + " names model " + model + " but does not sell it");
            }
        }
    }
}
