package dev.thinkwatt.model.plan;

import static dev.thinkwatt.model.Sample.THINKING;
import static dev.thinkwatt.model.Sample.price;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PriceTest {

    @ParameterizedTest
    @CsvSource({
        "1.25, 1000000, 1, 0.00000125",
        "1.25, 1000000, 1234567, 1.54320875",
        "0.125, 1000000, 0, 0",
        "0.02, 1, 3000, 60",
        "0, 1, 3000, 0",
        "10, 1000, 7, 0.07",
        "0.000000000001, 1000000, 10000000, 0.00000000001",
    })
    void pricesAnyQuantityExactly(String amount, long per, long quantity, BigDecimal cost) {
        assertThat(price(THINKING, UsageKind.INPUT, amount, per).of(quantity)).isEqualByComparingTo(cost);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 2, 3, 12, 50, 999_999, Long.MIN_VALUE, Long.MAX_VALUE})
    void isForAPowerOfTenOfUnits(long per) {
        assertThatIllegalArgumentException().isThrownBy(() -> price(THINKING, UsageKind.INPUT, "1", per));
    }

    @Test
    void refusesNegativePricesAndDigitsThatNobodyCouldStore() {
        assertThatIllegalArgumentException().isThrownBy(() -> price(THINKING, UsageKind.INPUT, "-0.01", 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> price(THINKING, UsageKind.INPUT, "0.0000000000001", 1_000_000))
                .withMessageContaining("18 decimals");
    }

    @Test
    void isForOneKindOfPlaceAndAStepThatCanBeReached() {
        assertThat(row(200_000L, "eu-north", null, "list of July").isReachedBy(200_000))
                .isFalse();
        assertThat(row(200_000L, null, "nordic", null).isReachedBy(200_001)).isTrue();
        assertThat(row(null, null, null, null).isReachedBy(0)).isTrue();
        assertThatIllegalArgumentException().isThrownBy(() -> row(0L, null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> row(null, "eu-north", "nordic", null));
        assertThatIllegalArgumentException().isThrownBy(() -> row(null, null, null, " "));
        assertThatIllegalArgumentException().isThrownBy(() -> row(null, null, null, "x".repeat(201)));
    }

    private static Price row(
            @Nullable Long above, @Nullable String site, @Nullable String siteGroup, @Nullable String source) {
        return new Price(
                THINKING.id(),
                UsageKind.INPUT,
                ServiceTier.STANDARD,
                Money.of("1.25", "USD"),
                1_000_000,
                above,
                site,
                siteGroup,
                source);
    }
}
