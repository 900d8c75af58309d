package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.THINKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.Price;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.rating.Rating.Fault;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.rating.Rating.Unpriceable;
import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A plan that is sold in several currencies. */
class CurrencyTest {

    private static final Plan PLAN = plan(
            row(UsageKind.INPUT, "2", "USD"),
            row(UsageKind.INPUT, "1.8", "EUR"),
            row(UsageKind.OUTPUT, "8", "USD"),
            row(UsageKind.OUTPUT, "7", "EUR"),
            row(UsageKind.REASONING, "8", "USD"));

    private static final Usage TEXT = Usage.ofText(1_000_000, 1_000_000);

    @ParameterizedTest
    @CsvSource({"USD, 10, 20", "EUR, 8.8, 18"})
    void anAccountPaysThePricesOfItsCurrency(Currency currency, String worth, String baseFee) {
        Rated rated = (Rated) rate(TEXT, currency);

        assertThat(rated.worth().amount()).isEqualByComparingTo(worth);
        assertThat(rated.charged().currency()).isEqualTo(currency);
        assertThat(rated.items())
                .allMatch(item -> item.price().price().currency().equals(currency));
        assertThat(PLAN.baseFeeIn(currency)).contains(new Money(Sample.dec(baseFee), currency));
    }

    @Test
    void whereNobodySaysTheCurrencyItIsThatOfTheBaseFee() {
        assertThat(Rater.rate(SampleEvent.using(TEXT).event(), catalog())).isEqualTo(rate(TEXT, Sample.USD));
        assertThat(Rater.worth(PLAN, Served.expected(THINKING.id(), TEXT), Sample.NOON)
                        .currency())
                .isEqualTo(Sample.USD);
    }

    @Test
    void nothingIsPricedInACurrencyThatThePlanIsNotSoldIn() {
        assertThat(rate(TEXT, Currency.getInstance("CHF")))
                .isEqualTo(new Unpriceable(Fault.CURRENCY_MISMATCH, "version 1 of plan plus is not sold in CHF"));
    }

    @Test
    void aPriceIsNeverTakenFromAnotherCurrency() {
        Usage reasoning = new Usage(1, 0, 0, 0, 1, 1, 0, 0, 0, 0, 0);

        assertThat(rate(reasoning, Sample.USD)).isInstanceOf(Rated.class);
        assertThat(rate(reasoning, Currency.getInstance("EUR")))
                .isInstanceOfSatisfying(Unpriceable.class, unpriceable -> {
                    assertThat(unpriceable.fault()).isEqualTo(Fault.CURRENCY_MISMATCH);
                    assertThat(unpriceable.detail()).contains("paid in EUR", "REASONING", "is in USD");
                });
    }

    @Test
    void aPlanHasOneBaseFeeInEachCurrency() {
        assertThat(PLAN.currencies()).containsExactly(Sample.USD, Currency.getInstance("EUR"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.priced(
                        UsageTerms.METERED,
                        List.of(),
                        new PriceTerms(null, List.of(), List.of(), List.of(Money.of("18", "USD")))))
                .withMessageContaining("base fee in USD");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(row(UsageKind.INPUT, "2", "EUR"), row(UsageKind.INPUT, "2.1", "EUR")))
                .withMessageContaining("in EUR");
    }

    private static Rating rate(Usage usage, Currency currency) {
        return Rater.rate(SampleEvent.using(usage).event(), catalog(), currency);
    }

    private static Catalog catalog() {
        return Sample.catalog(PLAN);
    }

    private static Plan plan(Price... prices) {
        return Sample.priced(
                UsageTerms.METERED,
                List.of(prices),
                new PriceTerms(null, List.of(), List.of(), List.of(Money.of("18", "EUR"))));
    }

    private static Price row(UsageKind kind, String perMillion, String currency) {
        return new Price(THINKING.id(), kind, ServiceTier.STANDARD, Money.of(perMillion, currency), 1_000_000);
    }
}
