package dev.thinkwatt.billing.testing;

import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.Fallback;
import dev.thinkwatt.model.energy.SurchargePolicy.Steps;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.plan.ChargeModel.Tier;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.PeriodCharge;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UnlistedModel;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.PrepaidCredit;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.UnitPrice;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A small catalog: {@code api} is metered, {@code plus} includes its usage; both pass electricity on. {@code tiered} charges by the month, {@code capped}
 * charges energy of one percent of usage at most.
 */
public final class TestCatalog {

    public static final Instant START = Instant.parse("2020-01-01T00:00:00Z");
    private static final Currency USD = Currency.getInstance("USD");

    private TestCatalog() {}

    /** The plans, and electricity at {@code us-east} for 2026-10-01 to 2026-12-31: 0.10 in the first half of a day, 0.30 after. */
    public static List<CatalogPublished> published() {
        List<CatalogPublished> published = new ArrayList<>();
        published.add(new PublishedPlan(1, START, null, api(1)));
        published.add(new PublishedPlan(1, START, null, plus()));
        published.add(new PublishedPlan(1, START, null, bundle()));
        published.add(new PublishedPlan(1, START, null, capped("0.01")));
        published.add(new PublishedPlan(1, START, null, tiered(1, tieredTerms("1"))));
        LocalDate day = LocalDate.parse("2026-10-01");
        while (day.isBefore(LocalDate.parse("2027-01-01"))) {
            published.add(new PublishedPrices(1, electricity("us-east", day)));
            day = day.plusDays(1);
        }
        return published;
    }

    public static Plan api(int version) {
        return api("api", version, "Enterprise API", surcharge());
    }

    /** As {@code api}, with energy that comes to a share of usage at most. */
    public static Plan capped(String share) {
        return api("capped", surcharge(null, null, new BigDecimal(share), null));
    }

    /** As {@code api}, with half a percent of usage for each 0.005 that the index of the month before is above 0.08. It is not among what is published. */
    public static Plan stepped(String id) {
        return api(id, surcharge(1, null, null, new Steps(new BigDecimal("0.005"), new BigDecimal("0.5"), null)));
    }

    /** As {@code api}, with estimates of prices that are missing. It is not among what is published. */
    public static Plan estimating(String id) {
        return api(id, surcharge(null, Fallback.LAST_SAME_SLOT, null, null));
    }

    /** As {@code api}, but for how it passes electricity on. */
    public static Plan api(String id, SurchargePolicy policy) {
        return api(id, 1, id, policy);
    }

    private static Plan api(String id, int version, String name, SurchargePolicy policy) {
        return new Plan(
                id,
                version,
                name,
                true,
                Money.of("0", "USD"),
                UsageTerms.METERED,
                UnlistedModel.DENY,
                List.of(gpt5()),
                List.of(),
                List.of(
                        price(UsageKind.INPUT, ServiceTier.STANDARD, "1.25"),
                        price(UsageKind.CACHED_INPUT, ServiceTier.STANDARD, "0.125"),
                        price(UsageKind.OUTPUT, ServiceTier.STANDARD, "10"),
                        price(UsageKind.REASONING, ServiceTier.STANDARD, "10")),
                policy,
                Duration.ofMinutes(10),
                null,
                null);
    }

    public static Plan plus() {
        return new Plan(
                "plus",
                1,
                "Plus",
                true,
                Money.of("20", "USD"),
                UsageTerms.INCLUDED,
                UnlistedModel.SUBSTITUTE_DEFAULT,
                List.of(gpt5()),
                List.of(),
                List.of(new Price("gpt-5", UsageKind.REQUEST, ServiceTier.STANDARD, Money.of("0.02", "USD"), 1)),
                surcharge(),
                Duration.ofMinutes(10),
                null,
                null);
    }

    /**
     * Metered, sold in USD and in EUR. It passes no electricity on.
     *
     * @param terms what it charges by the month: input and requests; output is charged by the request
     */
    public static Plan tiered(int version, PeriodTerms terms) {
        Plan prices = abroad();
        return new Plan(
                "tiered",
                version,
                "Tiered",
                true,
                Money.of("0", "USD"),
                UsageTerms.METERED,
                UnlistedModel.DENY,
                prices.models(),
                List.of(),
                prices.prices(),
                null,
                prices.hold(),
                null,
                null,
                new PriceTerms(null, List.of(), List.of(), List.of(Money.of("0", "EUR"))),
                terms);
    }

    /**
     * The first 1000 tokens of input for nothing, the next 1000 at so much a thousand, the rest at half a dollar; a dollar for each ten
     * requests begun. In EUR input costs 2 a thousand, with at least 5 a month.
     *
     * @param usd a thousand
     */
    public static PeriodTerms tieredTerms(String usd) {
        return tieredTerms(usd, null);
    }

    /** @param minimum in USD */
    public static PeriodTerms tieredTerms(String usd, @Nullable String minimum) {
        PeriodCharge input = new PeriodCharge(
                "input",
                Set.of("gpt-5"),
                Set.of(UsageKind.INPUT),
                Set.of(),
                1_000L,
                new ChargeModel.Graduated(List.of(
                        new Tier(1_000L, new UnitPrice(Money.of(usd, "USD"), 1_000)),
                        new Tier(null, new UnitPrice(Money.of("0.5", "USD"), 1_000)))));
        PeriodCharge requests = new PeriodCharge(
                "requests",
                Set.of("gpt-5"),
                Set.of(UsageKind.REQUEST),
                Set.of(),
                null,
                new ChargeModel.Package(Money.of("1", "USD"), 10));
        PeriodCharge euros = new PeriodCharge(
                "input-eur",
                Set.of("gpt-5"),
                Set.of(UsageKind.INPUT),
                Set.of(),
                null,
                new ChargeModel.PerUnit(new UnitPrice(Money.of("2", "EUR"), 1_000)));
        return new PeriodTerms(
                List.of(input, requests, euros),
                minimum == null ? null : Money.of(minimum, "USD"),
                null,
                minimum == null ? List.of() : List.of(Money.of("5", "EUR")));
    }

    /** 20 a seat, and 30 of credit each month that lives for two. */
    public static Plan bundle() {
        Plan plus = plus();
        return new Plan(
                "bundle",
                1,
                "Bundle",
                true,
                plus.baseFee(),
                plus.usageTerms(),
                plus.unlistedModel(),
                plus.models(),
                List.of(),
                plus.prices(),
                null,
                plus.hold(),
                null,
                null,
                null,
                new PeriodTerms(
                        List.of(),
                        null,
                        new PrepaidCredit(Money.of("30", "USD"), 2, Set.of(PrepaidCredit.Pays.BASE_FEE))));
    }

    /** Metered, sold in USD and in EUR, and passes no electricity on. It is not among what is published. */
    public static Plan abroad() {
        return new Plan(
                "abroad",
                1,
                "Abroad",
                true,
                Money.of("20", "USD"),
                UsageTerms.METERED,
                UnlistedModel.DENY,
                List.of(gpt5()),
                List.of(),
                List.of(
                        price(UsageKind.INPUT, ServiceTier.STANDARD, "1.25"),
                        price(UsageKind.OUTPUT, ServiceTier.STANDARD, "10"),
                        new Price("gpt-5", UsageKind.INPUT, ServiceTier.STANDARD, Money.of("1.1", "EUR"), 1_000_000),
                        new Price("gpt-5", UsageKind.OUTPUT, ServiceTier.STANDARD, Money.of("9", "EUR"), 1_000_000)),
                null,
                Duration.ofMinutes(10),
                null,
                null,
                new PriceTerms(null, List.of(), List.of(), List.of(Money.of("18", "EUR"))),
                null);
    }

    public static ElectricityDay electricity(String site, LocalDate day) {
        return electricity(site, day, "0.10", "0.30", "test index");
    }

    /** One price for all of the day. */
    public static ElectricityDay electricity(String site, LocalDate day, String price) {
        return electricity(site, day, price, price, "test index");
    }

    /** A price for each half of the day. */
    public static ElectricityDay electricity(
            String site, LocalDate day, String morning, String afternoon, String source) {
        Instant midnight = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        Instant noon = midnight.plus(Duration.ofHours(12));
        Instant end = midnight.plus(Duration.ofHours(24));
        return new ElectricityDay(
                site(site),
                day,
                USD,
                List.of(
                        new Interval(midnight, noon, new BigDecimal(morning)),
                        new Interval(noon, end, new BigDecimal(afternoon))),
                source);
    }

    private static ServedModel gpt5() {
        return new ServedModel(
                "gpt-5",
                "GPT-5",
                ModelTier.REGULAR,
                272_000,
                BigDecimal.ONE,
                new EnergyProfile(
                        new BigDecimal("50"),
                        new BigDecimal("5"),
                        new BigDecimal("500"),
                        new BigDecimal("500"),
                        new BigDecimal("0.02"),
                        EnergyProfile.Basis.MODELLED,
                        "test"));
    }

    private static Price price(UsageKind kind, ServiceTier tier, String usdPerMillion) {
        return new Price("gpt-5", kind, tier, Money.of(usdPerMillion, "USD"), 1_000_000);
    }

    /** Of all that electricity costs above 0.08. */
    public static SurchargePolicy surcharge(
            @Nullable Integer lagMonths,
            @Nullable Fallback fallback,
            @Nullable BigDecimal capShare,
            @Nullable Steps steps) {
        return new SurchargePolicy(
                USD,
                new BigDecimal("0.08"),
                BigDecimal.ONE,
                null,
                null,
                SurchargePolicy.IntervalRule.START,
                Map.of(ServiceTier.PRIORITY, 30),
                lagMonths,
                fallback,
                capShare,
                steps,
                null);
    }

    private static SurchargePolicy surcharge() {
        return surcharge(null, null, null, null);
    }

    private static Site site(String id) {
        return new Site(
                id,
                id,
                ZoneOffset.UTC,
                new BigDecimal("1.20"),
                "reference",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
    }
}
