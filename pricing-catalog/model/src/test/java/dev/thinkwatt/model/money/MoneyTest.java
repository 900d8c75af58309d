package dev.thinkwatt.model.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {

    @Test
    void neverLosesADigitUnasked() {
        Money price = Money.of("0.00000125", "USD");

        assertThat(price.times(3).plus(price.negated()).minus(price)).isEqualTo(Money.of("0.00000125", "USD"));
        assertThat(price.times(new BigDecimal("0.000001"))).isEqualTo(Money.of("0.00000000000125", "USD"));
    }

    @ParameterizedTest
    @CsvSource({
        "1.005, USD, 1.01",
        "-1.005, USD, -1.01",
        "2.345, EUR, 2.35",
        "0.5, JPY, 1",
        "0.0005, KWD, 0.001",
        "20, USD, 20.00",
    })
    void roundsHalfUpToTheMinorUnitOfItsCurrency(String amount, String currency, String rounded) {
        assertThat(Money.of(amount, currency).toMinorUnit(RoundingMode.HALF_UP)).hasToString(rounded + " " + currency);
    }

    @Test
    void taxIsRoundedOncePerCategoryAndNotPerLine() {
        Money net = Stream.of("25.06", "25.61", "25.63")
                .map(line -> Money.of(line, "EUR"))
                .reduce(Money.zero(Currency.getInstance("EUR")), Money::plus);

        Money tax = net.times(new BigDecimal("0.15")).toMinorUnit(RoundingMode.HALF_UP);

        assertThat(net).isEqualTo(Money.of("76.30", "EUR"));
        assertThat(tax).isEqualTo(Money.of("11.45", "EUR"));
    }

    @Test
    void refusesToMixCurrencies() {
        Money dollar = Money.of("1", "USD");
        Money euro = Money.of("1", "EUR");

        assertThatIllegalArgumentException().isThrownBy(() -> dollar.plus(euro)).withMessageContaining("USD and EUR");
        assertThatIllegalArgumentException().isThrownBy(() -> dollar.minus(euro));
    }

    @ParameterizedTest
    @ValueSource(strings = {"XXX", "XAU", "XDR"})
    void refusesWhatNothingCanBeBilledIn(String currency) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Money.of("1", currency))
                .withMessageContaining(currency);
    }

    @Test
    void refusesWhatIsNotANumberOrNotACurrency() {
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("ten", "USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("NaN", "USD"));
        assertThatIllegalArgumentException().isThrownBy(() -> Money.of("1", "DOLLAR"));
    }

    @Test
    void printsPlainDecimals() {
        assertThat(Money.of("1E+3", "USD")).hasToString("1000 USD");
        assertThat(Money.of("0.00000125", "USD")).hasToString("0.00000125 USD");
    }
}
