package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static dev.thinkwatt.model.rating.SampleCatalogs.LONG_CONTEXT;
import static dev.thinkwatt.model.rating.SampleCatalogs.METERED;
import static dev.thinkwatt.model.rating.SampleCatalogs.metered;
import static dev.thinkwatt.model.rating.SampleCatalogs.rate;
import static dev.thinkwatt.model.rating.SampleCatalogs.surcharged;
import static dev.thinkwatt.model.rating.SampleCatalogs.withoutSurcharge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.rating.Rating.Fault;
import dev.thinkwatt.model.rating.Rating.Missing;
import dev.thinkwatt.model.rating.Rating.Pending;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.rating.Rating.Unpriceable;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Events that have no price, and what a human is told about them. */
class UnpricedTest {

    private static final Currency EURO = Currency.getInstance("EUR");

    @Test
    void waitsForThePlanVersionThatTheDecisionWasMadeUnder() {
        assertThat(rate(LONG_CONTEXT.under(new PlanVersion("plus", 2)), METERED))
                .isEqualTo(new Pending(Missing.PLAN_VERSION, "version 2 of plan plus is not published"));
    }

    @Test
    void pricesAnEstimateOfAnUnknownSiteWithoutElectricity() {
        Rated rated = (Rated) Rater.rate(LONG_CONTEXT.estimated(), METERED);

        assertThat(rated.energy()).isNull();
        assertThat(rated.worth()).isEqualTo(((Rated) rate(LONG_CONTEXT, METERED)).worth());
    }

    @Test
    void doesNotPriceAModelThatThePlanDoesNotSell() {
        assertThat(rate(LONG_CONTEXT.of("gpt-4o"), METERED))
                .isEqualTo(
                        new Unpriceable(Fault.MODEL_NOT_IN_PLAN, "version 1 of plan plus does not sell model gpt-4o"));
    }

    @Test
    void doesNotPriceAKindThatHasNoPrice() {
        SampleEvent withCacheWrite = SampleEvent.using(new Usage(1, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0));

        assertThat(rate(withCacheWrite, METERED))
                .isEqualTo(
                        new Unpriceable(
                                Fault.NO_PRICE,
                                "version 1 of plan plus has no price for CACHE_WRITE of model gpt-5-thinking in service tier STANDARD"));
    }

    @Test
    void neverPricesOneTierAtTheRateOfAnother() {
        assertUnpriceable(rate(LONG_CONTEXT.in(ServiceTier.PRIORITY), METERED), Fault.NO_PRICE, "PRIORITY");
        assertUnpriceable(rate(SampleEvent.using(Usage.NONE).in(ServiceTier.BATCH), METERED), Fault.NO_PRICE, "BATCH");
    }

    @Test
    void doesNotPriceInTwoCurrencies() {
        Price inEuro = new Price(
                THINKING.id(), UsageKind.REQUEST, ServiceTier.STANDARD, new Money(Sample.dec("0.02"), EURO), 1);

        assertUnpriceable(
                rate(LONG_CONTEXT, metered(List.of(inEuro))), Fault.CURRENCY_MISMATCH, "USD", "EUR", "REQUEST");
    }

    @Test
    void doesNotSurchargeInAnotherCurrencyThanThePlans() {
        SurchargePolicy usd = Sample.policy(IntervalRule.START);
        SurchargePolicy inEuro = new SurchargePolicy(
                EURO, usd.priceBase(), usd.passThrough(), null, null, usd.intervalRule(), usd.latencyReductionMs());
        Plan plan = Sample.plan(UsageTerms.METERED, Sample.listPrices(THINKING), inEuro);

        assertUnpriceable(
                rate(LONG_CONTEXT, Sample.catalog(plan, Sample.day("0.10"))),
                Fault.CURRENCY_MISMATCH,
                "USD",
                "surcharge is in EUR");
    }

    @Test
    void doesNotPassOnElectricityOfAnotherCurrency() {
        ElectricityDay usd = Sample.day("0.10");
        ElectricityDay inEuro = new ElectricityDay(usd.site(), usd.day(), EURO, usd.intervals(), usd.source());

        assertUnpriceable(
                rate(LONG_CONTEXT, surcharged(IntervalRule.START, inEuro)),
                Fault.CURRENCY_MISMATCH,
                "us-east",
                "USD",
                "EUR");
        assertThat(rate(LONG_CONTEXT, withoutSurcharge(inEuro))).isInstanceOf(Rated.class);
    }

    @Test
    void waitsForAnElectricityPrice() {
        assertThat(rate(LONG_CONTEXT, surcharged(IntervalRule.START)))
                .isInstanceOfSatisfying(Pending.class, pending -> {
                    assertThat(pending.missing()).isEqualTo(Missing.ELECTRICITY_PRICE);
                    assertThat(pending.detail()).contains("us-east", "2026-11-24T12:00:00Z");
                });
    }

    @Test
    void waitsForThePricesOfAllIntervalsItIsApportionedOver() {
        ElectricityDay untilAfterNoon =
                Sample.day(Sample.site(), Sample.interval("2026-11-24T11:00:00Z", "2026-11-24T12:00:01Z", "0.10"));

        assertThat(rate(LONG_CONTEXT, surcharged(IntervalRule.APPORTION, untilAfterNoon)))
                .isInstanceOf(Pending.class);
        assertThat(rate(LONG_CONTEXT, surcharged(IntervalRule.START, untilAfterNoon)))
                .isInstanceOf(Rated.class);
    }

    @Test
    void doesNotWaitForWhatWouldNotHelp() {
        assertThat(rate(LONG_CONTEXT.in(ServiceTier.FLEX), surcharged(IntervalRule.START)))
                .isInstanceOf(Unpriceable.class);
    }

    private static void assertUnpriceable(Rating rating, Fault fault, String... told) {
        assertThat(rating).isInstanceOfSatisfying(Unpriceable.class, unpriceable -> {
            assertThat(unpriceable.fault()).isEqualTo(fault);
            assertThat(unpriceable.detail()).contains(told);
        });
    }
}
