package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.catalog.testing.Scenarios;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PeriodTerms;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.rating.PeriodBill;
import dev.thinkwatt.model.rating.PeriodRater;
import dev.thinkwatt.model.rating.PeriodUsage;
import dev.thinkwatt.model.rating.Share;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The files of {@code /periods}: what a month comes to under {@code terms.yaml} and a base fee of 20 USD. */
class PeriodScenariosTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final Money FEE = Money.of("20", "USD");
    private static final TimeSpan NOVEMBER =
            new TimeSpan(Instant.parse("2026-11-01T00:00:00Z"), Instant.parse("2026-12-01T00:00:00Z"));
    private static final PeriodTerms TERMS = Scenarios.read("periods", "terms.yaml", PeriodTerms.class);

    /**
     * @param period November, if absent
     * @param covered all of the period, if absent
     */
    record Scenario(
            String about,
            @Nullable TimeSpan period,
            @Nullable TimeSpan covered,
            long seats,
            BigDecimal credit,
            List<PeriodUsage> usage,
            BigDecimal baseFee,
            Map<String, BigDecimal> charges,
            @Nullable BigDecimal shortfall,
            BigDecimal total,
            BigDecimal paidByCredit,
            BigDecimal due) {

        PeriodBill bill() {
            TimeSpan whole = Objects.requireNonNullElse(period, NOVEMBER);
            Share share = covered == null ? Share.ALL : Share.of(covered, whole);
            return PeriodRater.rate(TERMS, FEE, seats, share, usage, new Money(credit, USD));
        }
    }

    static Stream<String> scenarios() {
        return Scenarios.files("periods").filter(file -> !file.equals("terms.yaml"));
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void comesTo(String file) {
        Scenario scenario = Scenarios.read("periods", file, Scenario.class);

        PeriodBill bill = scenario.bill();

        assertThat(bill.baseFee().amount()).isEqualTo(usd(scenario.baseFee()));
        assertThat(bill.charges().stream()
                        .collect(Collectors.toMap(
                                PeriodBill.Charge::id, charge -> charge.amount().amount())))
                .isEqualTo(scenario.charges());
        assertThat(bill.shortfall() == null ? null : bill.shortfall().amount().amount())
                .isEqualTo(scenario.shortfall());
        assertThat(bill.total()).isEqualTo(usd(scenario.total()));
        assertThat(bill.paidByCredit().amount()).isEqualByComparingTo(scenario.paidByCredit());
        assertThat(bill.due()).isEqualTo(usd(scenario.due()));
    }

    @Test
    void refusesWhatIsNegativeOrOutsideOfThePeriod() {
        Money minus = Money.of("-1", "USD");
        Money none = Money.zero(USD);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeriodRater.rate(TERMS, FEE, -1, Share.ALL, List.of(), none));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PeriodRater.rate(TERMS, FEE, 1, Share.ALL, List.of(), minus));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Share.of(
                        new TimeSpan(NOVEMBER.startsAt(), NOVEMBER.endsAt().plusMillis(1)), NOVEMBER));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(-1, 10));
        assertThatIllegalArgumentException().isThrownBy(() -> new Share(0, 0));
    }

    @Test
    void refusesToMixCurrencies() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        PeriodRater.rate(TERMS, FEE, 1, Share.ALL, List.of(), Money.zero(Currency.getInstance("EUR"))));
    }

    @Test
    void theSharesOfAMonthAddUpToItWithinACent() {
        Instant noon = Instant.parse("2026-11-11T11:11:11.111Z");
        Money before =
                Share.of(new TimeSpan(NOVEMBER.startsAt(), noon), NOVEMBER).of(FEE);
        Money after = Share.of(new TimeSpan(noon, NOVEMBER.endsAt()), NOVEMBER).of(FEE);

        assertThat(before.plus(after).minus(FEE).amount().abs()).isLessThanOrEqualTo(new BigDecimal("0.01"));
    }

    private static Money usd(BigDecimal amount) {
        return new Money(amount, USD);
    }
}
