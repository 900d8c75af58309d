package dev.thinkwatt.model.review;

import static dev.thinkwatt.model.Sample.THINKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.ChargeModel;
import dev.thinkwatt.model.plan.NotSold;
import dev.thinkwatt.model.plan.PeriodCharge;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.PrepaidCredit;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.plan.SiteGroup;
import dev.thinkwatt.model.review.Finding.Rule;
import dev.thinkwatt.model.review.Finding.Severity;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PriceReviewTest {

    private static final NotSold FLEX = new NotSold(null, null, ServiceTier.FLEX);

    /** Everything but input, cached input and output, and everything in flex. */
    private static final List<NotSold> NOT_SOLD = notSold();

    /** Rows 0 to 2 standard, 3 to 5 priority, 6 to 8 batch. */
    private static final List<Price> GOOD = List.of(
            row(UsageKind.INPUT, ServiceTier.STANDARD, "2"),
            row(UsageKind.CACHED_INPUT, ServiceTier.STANDARD, "0.5"),
            row(UsageKind.OUTPUT, ServiceTier.STANDARD, "8"),
            row(UsageKind.INPUT, ServiceTier.PRIORITY, "3.5"),
            row(UsageKind.CACHED_INPUT, ServiceTier.PRIORITY, "0.875"),
            row(UsageKind.OUTPUT, ServiceTier.PRIORITY, "14"),
            row(UsageKind.INPUT, ServiceTier.BATCH, "1"),
            row(UsageKind.CACHED_INPUT, ServiceTier.BATCH, "0.25"),
            row(UsageKind.OUTPUT, ServiceTier.BATCH, "4"));

    @Test
    void findsNothingInARealPriceList() {
        assertThat(findings(GOOD)).isEmpty();
        assertThat(PriceReview.of(plan(GOOD), plan(GOOD))).isEmpty();
    }

    @Test
    void everyKindHasAPriceOrIsSaidNotToBeSold() {
        List<Price> rows = without(1, 6);

        assertThat(findings(rows))
                .extracting(Finding::path, Finding::rule, Finding::severity)
                .containsExactly(tuple("models[0]", Rule.NOT_PRICED, Severity.REFUSE));
        assertThat(findings(rows).getFirst().detail())
                .startsWith(
                        "has no price for CACHED_INPUT in tier STANDARD in USD; INPUT in tier BATCH in USD, for any site");
    }

    @Test
    void aPriceForSomeSitesOrAboveAStepIsNoPriceForAll() {
        assertThat(rules(with(0, row(UsageKind.INPUT, ServiceTier.STANDARD, "2", null, "eu-north", null))))
                .contains(Rule.NOT_PRICED);
        assertThat(rules(with(0, row(UsageKind.INPUT, ServiceTier.STANDARD, "2", 1_000L, null, null))))
                .contains(Rule.NOT_PRICED);
    }

    @Test
    void aPriceOfTheRequestIsAPriceOfAllItUses() {
        List<Price> rows = Arrays.stream(ServiceTier.values())
                .map(tier -> row(UsageKind.REQUEST, tier, "20000"))
                .toList();

        assertThat(PriceReview.of(plan(rows, List.of()), null)).isEmpty();
        assertThat(PriceReview.of(plan(rows.subList(0, 3), List.of()), null))
                .extracting(Finding::rule)
                .containsExactly(Rule.NOT_PRICED);
    }

    @Test
    void whatHasAPriceIsNotSaidNotToBeSold() {
        assertThat(findings(plus(row(UsageKind.TOOL_CALL, ServiceTier.STANDARD, "1"))))
                .extracting(Finding::rule)
                .containsExactly(Rule.SOLD_AND_NOT_SOLD);
        assertThat(findings(plus(row(UsageKind.INPUT, ServiceTier.FLEX, "1"))))
                .extracting(Finding::path, Finding::rule)
                .containsExactly(tuple("priceTerms.notSold[" + NOT_SOLD.indexOf(FLEX) + "]", Rule.SOLD_AND_NOT_SOLD));
    }

    @Test
    void pricesAreInACurrencyThatThePlanIsSoldIn() {
        Price euro = new Price(THINKING.id(), UsageKind.INPUT, ServiceTier.STANDARD, Money.of("2", "EUR"), 1_000_000);

        assertThat(findings(plus(euro)))
                .extracting(Finding::path, Finding::rule)
                .containsExactly(tuple("prices[9].price.currency", Rule.FOREIGN_CURRENCY));
    }

    @Test
    void everyCurrencyHasItsPricesAndKeepsTheOrderOfThem() {
        List<Price> rows = new ArrayList<>(GOOD);
        GOOD.stream()
                .map(row -> in("EUR", row, row.price().amount().toString()))
                .forEach(rows::add);

        assertThat(PriceReview.of(abroad("18", rows), null)).isEmpty();

        rows.set(9, in("EUR", GOOD.get(0), "9"));
        rows.remove(17);
        assertThat(PriceReview.of(abroad("18", rows), abroad("50", rows)))
                .extracting(Finding::path, Finding::rule)
                .containsExactly(
                        tuple("models[0]", Rule.NOT_PRICED),
                        tuple("prices[12]", Rule.PRIORITY_BELOW_STANDARD),
                        tuple("prices[15]", Rule.DISCOUNT_OUT_OF_RANGE),
                        tuple("priceTerms.otherBaseFees[0]", Rule.JUMP));
        assertThat(PriceReview.of(abroad("18", rows), null).getFirst().detail())
                .startsWith("has no price for OUTPUT in tier BATCH in EUR, for any site");
    }

    @Test
    void electricityCannotBePassedOnInTwoCurrencies() {
        Plan plan = abroad("18", GOOD);
        Plan surcharged = new Plan(
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
                Sample.policy(IntervalRule.START),
                plan.hold(),
                plan.expiry(),
                plan.entitlements(),
                plan.priceTerms(),
                plan.periodTerms());

        assertThat(PriceReview.of(surcharged, null))
                .extracting(Finding::path, Finding::rule)
                .contains(tuple("surcharge.currency", Rule.FOREIGN_CURRENCY));
    }

    @Test
    void termsOfThePeriodAreInTheCurrenciesOfThePlan() {
        PrepaidCredit credit = new PrepaidCredit(Money.of("5", "USD"), 1, Set.of(Pays.USAGE));
        PeriodTerms terms = new PeriodTerms(List.of(), Money.of("100", "EUR"), credit);
        Plan plan = Sample.priced(
                Money.of("20", "USD"), UsageTerms.METERED, GOOD, new PriceTerms(null, List.of(), NOT_SOLD), terms);

        assertThat(PriceReview.of(plan, null))
                .extracting(Finding::path, Finding::rule, Finding::severity)
                .containsExactly(
                        tuple("periodTerms.minimum.currency", Rule.FOREIGN_CURRENCY, Severity.REFUSE),
                        tuple("periodTerms.otherMinimums", Rule.FOREIGN_CURRENCY, Severity.REFUSE));
    }

    @Test
    void noUsageIsIncludedInTheBaseFeeAndChargedByThePeriod() {
        PeriodCharge charge = new PeriodCharge(
                "input",
                Set.of(THINKING.id()),
                Set.of(UsageKind.INPUT),
                Set.of(),
                null,
                new ChargeModel.Package(Money.of("1", "USD"), 1_000));
        PriceTerms terms = new PriceTerms(null, List.of(), NOT_SOLD);
        Money fee = Money.of("20", "USD");
        PeriodTerms charged = new PeriodTerms(List.of(charge), null, null);
        PeriodTerms minimum = new PeriodTerms(List.of(), Money.of("50", "USD"), null);

        assertThat(PriceReview.of(Sample.priced(fee, UsageTerms.INCLUDED, GOOD, terms, charged), null))
                .extracting(Finding::path, Finding::rule, Finding::severity)
                .containsExactly(tuple("periodTerms.charges[0]", Rule.INCLUDED_AND_CHARGED, Severity.REFUSE));
        assertThat(PriceReview.of(Sample.priced(fee, UsageTerms.METERED, GOOD, terms, charged), null))
                .isEmpty();
        assertThat(PriceReview.of(Sample.priced(fee, UsageTerms.INCLUDED, GOOD, terms, minimum), null))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "3, 1.99,   PRIORITY_BELOW_STANDARD",
        "3, 2,      ",
        "3, 10,     ",
        "3, 10.01,  PRIORITY_FAR_ABOVE_STANDARD",
        "6, 2,      ",
        "6, 2.01,   DISCOUNT_OUT_OF_RANGE",
        "6, 0.4,    ",
        "6, 0.39,   DISCOUNT_OUT_OF_RANGE",
        "7, 0.5,    ",
        "1, 0.51,   ",
        "8, 0,      DISCOUNT_OUT_OF_RANGE"
    })
    void tiersKeepTheirOrder(int index, String perMillion, @Nullable Rule rule) {
        List<Rule> found = rules(with(index, priced(GOOD.get(index), perMillion)));

        assertThat(found).containsExactlyElementsOf(rule == null ? List.of() : List.of(rule));
    }

    /** The one faulty row of the price lists of July 2026: the priority price of another model, 50 times the standard one. */
    @Test
    void aPriorityPriceCopiedFromAnotherModelIsAskedAbout() {
        List<Price> nano = with(0, priced(GOOD.get(0), "0.05"));
        nano.set(1, priced(GOOD.get(1), "0.005"));
        nano.set(3, priced(GOOD.get(3), "2.50"));
        nano.set(4, priced(GOOD.get(4), "0.01"));
        nano.set(6, priced(GOOD.get(6), "0.025"));
        nano.set(7, priced(GOOD.get(7), "0.0025"));

        assertThat(findings(nano))
                .extracting(Finding::path, Finding::rule, Finding::severity)
                .containsExactly(tuple("prices[3]", Rule.PRIORITY_FAR_ABOVE_STANDARD, Severity.ASK));
    }

    @ParameterizedTest
    @CsvSource({"2, ", "2.01, CACHED_ABOVE_INPUT"})
    void cachedInputIsNotDearerThanInput(String perMillion, @Nullable Rule rule) {
        List<Price> rows = with(1, priced(GOOD.get(1), perMillion));
        rows.set(4, priced(GOOD.get(4), "3.5"));
        rows.set(7, priced(GOOD.get(7), "1"));

        assertThat(rules(rows)).containsExactlyElementsOf(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({"1.99, HOUR_WRITE_OUT_OF_RANGE", "2, ", "10, ", "10.01, HOUR_WRITE_OUT_OF_RANGE"})
    void writingForAnHourCostsOneToFiveTimesWritingForFiveMinutes(String perMillion, @Nullable Rule rule) {
        List<Price> rows = new ArrayList<>(GOOD);
        rows.add(row(UsageKind.CACHE_WRITE, ServiceTier.STANDARD, "2", null, null, null));
        rows.add(row(UsageKind.CACHE_WRITE_HOUR, ServiceTier.STANDARD, perMillion, null, null, null));

        assertThat(findings(rows).stream().filter(finding -> finding.rule() == Rule.HOUR_WRITE_OUT_OF_RANGE))
                .extracting(Finding::path)
                .isEqualTo(rule == null ? List.of() : List.of("prices[10]"));
    }

    @ParameterizedTest
    @CsvSource({"1.99, STEP_BELOW_BASE", "2, ", "4, "})
    void aStepIsNotCheaperThanTheOneBelow(String perMillion, @Nullable Rule rule) {
        List<Price> rows = plus(row(UsageKind.INPUT, ServiceTier.STANDARD, perMillion, 100_000L, null, null));

        // In priority there is no such step: it costs 3.50 throughout, and batch 1 throughout.
        List<Finding> steps = findings(rows).stream()
                .filter(finding -> finding.rule() == Rule.STEP_BELOW_BASE)
                .toList();
        assertThat(steps).extracting(Finding::rule).containsExactlyElementsOf(rule == null ? List.of() : List.of(rule));
    }

    @Test
    void tiersAreComparedAtTheSameStep() {
        List<Price> rows = plus(row(UsageKind.INPUT, ServiceTier.STANDARD, "4", 100_000L, null, null));

        assertThat(findings(rows))
                .extracting(Finding::path, Finding::rule)
                .containsExactly(tuple("prices[3]", Rule.PRIORITY_BELOW_STANDARD));
        rows.add(row(UsageKind.INPUT, ServiceTier.PRIORITY, "7", 100_000L, null, null));
        assertThat(findings(rows)).isEmpty();
    }

    @Test
    void tiersAreComparedAtTheSameSite() {
        List<Price> rows = plus(row(UsageKind.INPUT, ServiceTier.STANDARD, "3.6", null, null, "nordic"));

        assertThat(findings(rows))
                .extracting(Finding::path, Finding::rule)
                .containsExactly(tuple("prices[3]", Rule.PRIORITY_BELOW_STANDARD));
    }

    @Test
    void aSitesOwnPriceWithoutTheStepsOfOthersIsAskedAbout() {
        List<Price> rows = plus(row(UsageKind.OUTPUT, ServiceTier.STANDARD, "9", 100_000L, null, null));
        rows.add(row(UsageKind.OUTPUT, ServiceTier.STANDARD, "8.5", null, "eu-north", null));

        assertThat(findings(rows))
                .extracting(Finding::path, Finding::rule, Finding::severity)
                .containsExactly(tuple("prices[10]", Rule.STEP_HIDDEN, Severity.ASK));
        rows.add(row(UsageKind.OUTPUT, ServiceTier.STANDARD, "9.5", 100_000L, "eu-north", null));
        assertThat(findings(rows)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"195999, ", "196000, STEP_OUT_OF_REACH"})
    void aStepThatNoContextReachesIsAskedAbout(long above, @Nullable Rule rule) {
        assertThat(rules(plus(row(UsageKind.OUTPUT, ServiceTier.STANDARD, "9", above, null, null))))
                .containsExactlyElementsOf(rule == null ? List.of() : List.of(rule));
    }

    @ParameterizedTest
    @CsvSource({"4, false", "4.01, true", "1, false", "0.99, true", "0, true"})
    void aJumpAsksForTheSecondApproversWord(String perMillion, boolean asked) {
        List<Price> rows = GOOD.stream()
                .map(row -> row.kind() == UsageKind.INPUT && row.tier() == ServiceTier.STANDARD
                        ? priced(row, perMillion)
                        : row)
                .toList();

        assertThat(PriceReview.of(plan(rows), plan(GOOD)).stream()
                        .filter(finding -> finding.rule() == Rule.JUMP)
                        .map(Finding::path))
                .containsExactlyElementsOf(asked ? List.of("prices[0]") : List.of());
    }

    @Test
    void aPriceFromNothingIsAJumpAndTheUnitItIsSaidInIsNot() {
        List<Price> free = with(2, priced(GOOD.get(2), "0"));
        List<Price> byTheThousand = with(
                2, new Price(THINKING.id(), UsageKind.OUTPUT, ServiceTier.STANDARD, Money.of("0.008", "USD"), 1_000));

        assertThat(jumps(plan(GOOD), plan(free))).containsExactly("prices[2]");
        assertThat(jumps(plan(byTheThousand), plan(GOOD))).isEmpty();
    }

    @Test
    void aNewStepAndANewPlaceAreComparedWithWhatWasPaidThereBefore() {
        List<Price> rows = plus(row(UsageKind.OUTPUT, ServiceTier.STANDARD, "12", 100_000L, null, null));
        rows.add(row(UsageKind.INPUT, ServiceTier.STANDARD, "4.01", null, "eu-north", null));

        assertThat(jumps(plan(rows), plan(GOOD))).containsExactly("prices[10]");
        assertThat(jumps(plan(GOOD), plan(rows))).containsExactly("prices[0]");
    }

    @Test
    void theBaseFeeMayJumpToo() {
        assertThat(jumps(plan("40", GOOD), plan(GOOD))).isEmpty();
        assertThat(jumps(plan("40.01", GOOD), plan(GOOD))).containsExactly("baseFee");
        assertThat(jumps(plan("9.99", GOOD), plan(GOOD))).containsExactly("baseFee");
    }

    @ParameterizedTest
    @EnumSource(Rule.class)
    void everyFindingHasTheSeverityOfItsRule(Rule rule) {
        assertThat(new Finding("prices[0]", rule, "").severity())
                .isEqualTo(
                        switch (rule) {
                            case PRIORITY_FAR_ABOVE_STANDARD,
                                    HOUR_WRITE_OUT_OF_RANGE,
                                    STEP_HIDDEN,
                                    STEP_OUT_OF_REACH,
                                    JUMP -> Severity.ASK;
                            case NOT_PRICED,
                                    SOLD_AND_NOT_SOLD,
                                    FOREIGN_CURRENCY,
                                    INCLUDED_AND_CHARGED,
                                    PRIORITY_BELOW_STANDARD,
                                    DISCOUNT_OUT_OF_RANGE,
                                    CACHED_ABOVE_INPUT,
                                    STEP_BELOW_BASE -> Severity.REFUSE;
                        });
    }

    private static List<String> jumps(Plan plan, Plan previous) {
        return PriceReview.of(plan, previous).stream()
                .filter(finding -> finding.rule() == Rule.JUMP)
                .map(Finding::path)
                .toList();
    }

    private static List<Rule> rules(List<Price> prices) {
        return findings(prices).stream().map(Finding::rule).toList();
    }

    private static List<Finding> findings(List<Price> prices) {
        return PriceReview.of(plan(prices), null);
    }

    private static Plan plan(List<Price> prices) {
        return plan("20", prices);
    }

    private static Plan plan(String baseFee, List<Price> prices) {
        return Sample.priced(
                Money.of(baseFee, "USD"),
                UsageTerms.METERED,
                prices,
                new PriceTerms(null, List.of(new SiteGroup("nordic", Set.of("eu-north"))), NOT_SOLD),
                null);
    }

    private static Plan plan(List<Price> prices, List<NotSold> notSold) {
        return Sample.priced(UsageTerms.METERED, prices, new PriceTerms(null, List.of(), notSold));
    }

    private static Plan abroad(String feeInEuro, List<Price> prices) {
        return Sample.priced(
                UsageTerms.METERED,
                prices,
                new PriceTerms(null, List.of(), NOT_SOLD, List.of(Money.of(feeInEuro, "EUR"))));
    }

    private static Price in(String currency, Price row, String perMillion) {
        return new Price(row.model(), row.kind(), row.tier(), Money.of(perMillion, currency), row.per());
    }

    private static List<NotSold> notSold() {
        List<NotSold> notSold = new ArrayList<>();
        for (UsageKind kind : UsageKind.values()) {
            switch (kind) {
                case REQUEST, INPUT, CACHED_INPUT, OUTPUT -> {}
                case CACHE_WRITE,
                        CACHE_WRITE_HOUR,
                        REASONING,
                        AUDIO_INPUT,
                        AUDIO_OUTPUT,
                        IMAGE_INPUT,
                        IMAGE_OUTPUT,
                        TOOL_CALL -> notSold.add(new NotSold(null, kind, null));
            }
        }
        notSold.add(FLEX);
        return List.copyOf(notSold);
    }

    private static List<Price> plus(Price row) {
        List<Price> rows = new ArrayList<>(GOOD);
        rows.add(row);
        return rows;
    }

    private static List<Price> with(int index, Price row) {
        List<Price> rows = new ArrayList<>(GOOD);
        rows.set(index, row);
        return rows;
    }

    private static List<Price> without(int... indices) {
        List<Price> rows = new ArrayList<>(GOOD);
        Arrays.stream(indices).forEach(index -> rows.remove(GOOD.get(index)));
        return rows;
    }

    private static Price priced(Price row, String perMillion) {
        return row(row.kind(), row.tier(), perMillion);
    }

    private static Price row(UsageKind kind, ServiceTier tier, String perMillion) {
        return row(kind, tier, perMillion, null, null, null);
    }

    private static Price row(
            UsageKind kind,
            ServiceTier tier,
            String perMillion,
            @Nullable Long above,
            @Nullable String site,
            @Nullable String siteGroup) {
        return new Price(
                THINKING.id(), kind, tier, Money.of(perMillion, "USD"), 1_000_000, above, site, siteGroup, null);
    }
}
