package dev.thinkwatt.quota.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance.Meter;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class WordsTest {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void showsQuantitiesExactlyAndMoneyWithItsCurrency() {
        assertThat(Quantities.of(new BigDecimal("1234567"), Meter.TOKENS, USD)).isEqualTo("1,234,567");
        assertThat(Quantities.of(new BigDecimal("2.5"), Meter.REQUESTS, USD)).isEqualTo("2.5");
        assertThat(Quantities.of(new BigDecimal("12"), Meter.MONEY, USD)).isEqualTo("12.00 USD");
        assertThat(Quantities.of(new BigDecimal("0.001234"), Meter.MONEY, USD)).isEqualTo("0.001234 USD");
        assertThat(Quantities.of(new BigDecimal("1200"), Meter.MONEY, Currency.getInstance("JPY")))
                .isEqualTo("1,200 JPY");
    }

    @Test
    void namesEveryKindOfWindow() {
        assertThat(WindowWords.of(new Window.Calendar(Window.Unit.WEEK))).isEqualTo("each week");
        assertThat(WindowWords.of(new Window.Anniversary(Window.Every.MONTH)))
                .isEqualTo("each month from the day of subscription");
        assertThat(WindowWords.of(new Window.FirstUse(Duration.ofHours(5), Window.Rounding.HOUR)))
                .isEqualTo("5 hours from the first use");
        assertThat(WindowWords.of(new Window.Sliding(Duration.ofMinutes(90)))).isEqualTo("the last 90 minutes");
        assertThat(WindowWords.of(new Window.Sliding(Duration.ofDays(1)))).isEqualTo("the last 1 day");
        assertThat(WindowWords.of(new Window.Lifetime())).isEqualTo("once and for all");
    }

    @Test
    void saysWhatComesAtTheLimit() {
        assertThat(WindowWords.of(new AtLimit.FallBack("mini"))).isEqualTo("then mini");
        assertThat(WindowWords.of(new AtLimit.FallBack("mini", new BigDecimal("0.85"))))
                .isEqualTo("from 85 % on mini");
        assertThat(WindowWords.of(new AtLimit.Overage())).isEqualTo("then at a charge");
        assertThat(WindowWords.of(new AtLimit.Deny())).isEqualTo("then nothing");
    }

    @Test
    void addsUpTheSharesOfAPlan() {
        assertThat(new ShareLine("plus", "nano", 3, 1).percent()).isEqualTo("33.33 %");
        assertThat(new ShareLine("plus", "nano", 3, 1).width()).isEqualTo(333);
        assertThat(new ShareLine("plus", "nano", 0, 0).percent()).isEqualTo("–");
    }
}
