package dev.thinkwatt.model;

import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** What the tests of this module have in common: one model, one site, one day, one plan. */
public final class Sample {

    public static final Currency USD = Currency.getInstance("USD");
    public static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    public static final LocalDate DAY = LocalDate.parse("2026-11-24");

    /** The coefficients of the worked examples. */
    public static final EnergyProfile PROFILE = profile("50", "5", "500", "0.02");

    public static final ServedModel THINKING = model("gpt-5-thinking", "1.0", PROFILE);

    private Sample() {}

    /** Seeds for properties: the given or usual one first, then twenty new ones. */
    public static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(20));
    }

    public static BigDecimal dec(String digits) {
        return new BigDecimal(digits);
    }

    public static EnergyProfile profile(String input, String cached, String output, String request) {
        return new EnergyProfile(
                dec(input),
                dec(cached),
                dec(output),
                dec(output),
                dec(request),
                EnergyProfile.Basis.MODELLED,
                "worked examples");
    }

    public static ServedModel model(String id, String relativeAccuracy, EnergyProfile energy) {
        return new ServedModel(id, id, ModelTier.REGULAR, 196_000, dec(relativeAccuracy), energy);
    }

    public static Site site(String pue, String workPerWh, String share, String discount) {
        return new Site(
                "us-east",
                "Virginia",
                ZoneOffset.UTC,
                dec(pue),
                "REFERENCE",
                dec(workPerWh),
                dec(share),
                dec(discount));
    }

    public static Site site() {
        return site("1.20", "1", "0", "0");
    }

    public static Site siteIn(String zone) {
        return new Site(
                "eu",
                "Europe",
                ZoneId.of(zone),
                dec("1.10"),
                "REFERENCE",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }

    public static Interval interval(String start, String end, String price) {
        return new Interval(Instant.parse(start), Instant.parse(end), dec(price));
    }

    public static ElectricityDay day(Site site, Interval... intervals) {
        return new ElectricityDay(site, DAY, USD, List.of(intervals), "EPEX");
    }

    /** One price for all of the day. */
    public static ElectricityDay day(String price) {
        return day(site(), interval("2026-11-24T00:00:00Z", "2026-11-25T00:00:00Z", price));
    }

    /** The base of the worked examples, all of the difference, no floor, no cap. */
    public static SurchargePolicy policy(IntervalRule rule) {
        return policy(rule, "1", null, null);
    }

    public static SurchargePolicy policy(
            IntervalRule rule, String passThrough, @Nullable String floor, @Nullable String cap) {
        return new SurchargePolicy(
                USD,
                dec("0.08"),
                dec(passThrough),
                floor == null ? null : dec(floor),
                cap == null ? null : dec(cap),
                rule,
                Map.of(ServiceTier.PRIORITY, 30));
    }

    public static Price price(ServedModel model, UsageKind kind, String amount, long per) {
        return new Price(model.id(), kind, ServiceTier.STANDARD, Money.of(amount, "USD"), per);
    }

    /** GPT-5 at its list price. */
    public static List<Price> listPrices(ServedModel model) {
        return List.of(
                price(model, UsageKind.INPUT, "1.25", 1_000_000),
                price(model, UsageKind.CACHED_INPUT, "0.125", 1_000_000),
                price(model, UsageKind.OUTPUT, "10", 1_000_000),
                price(model, UsageKind.REASONING, "10", 1_000_000));
    }

    public static Plan plan(UsageTerms terms, List<Price> prices, @Nullable SurchargePolicy surcharge) {
        return plan("plus", 1, terms, List.of(THINKING), List.of(), prices, surcharge);
    }

    /** A plan plus without a surcharge. */
    public static Plan priced(UsageTerms terms, List<Price> prices, @Nullable PriceTerms priceTerms) {
        return priced(Money.of("20", "USD"), terms, prices, priceTerms, null);
    }

    public static Plan priced(
            Money baseFee,
            UsageTerms terms,
            List<Price> prices,
            @Nullable PriceTerms priceTerms,
            @Nullable PeriodTerms periodTerms) {
        return new Plan(
                "plus",
                1,
                "Plus",
                true,
                baseFee,
                terms,
                Plan.UnlistedModel.DENY,
                List.of(THINKING),
                List.of(),
                prices,
                null,
                Duration.ofHours(1),
                null,
                null,
                priceTerms,
                periodTerms);
    }

    public static Plan plan(
            String id,
            int version,
            UsageTerms terms,
            List<ServedModel> models,
            List<Allowance> allowances,
            List<Price> prices,
            @Nullable SurchargePolicy surcharge) {
        return new Plan(
                id,
                version,
                id,
                true,
                Money.of("20", "USD"),
                terms,
                Plan.UnlistedModel.DENY,
                models,
                allowances,
                prices,
                surcharge,
                Duration.ofHours(1),
                null,
                null);
    }

    public static Catalog catalog(Plan plan, ElectricityDay... days) {
        List<CatalogPublished> published = new ArrayList<>();
        published.add(new PublishedPlan(1, Instant.EPOCH, null, plan));
        for (ElectricityDay day : days) {
            published.add(new PublishedPrices(1, day));
        }
        return Catalog.of(published);
    }
}
