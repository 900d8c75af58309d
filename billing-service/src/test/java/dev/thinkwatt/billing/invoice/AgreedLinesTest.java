package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.agreement.Agreement;
import dev.thinkwatt.billing.agreement.Agreement.Kind;
import dev.thinkwatt.billing.agreement.Agreement.Stream;
import dev.thinkwatt.model.usage.PlanVersion;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What agreements make of a base fee of 25.06. */
class AgreedLinesTest {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Test
    void takesAShareRoundedOnce() {
        assertThat(amounts(percent("a", "15", Stream.SUBSCRIPTION))).containsExactly("-3.76");
        assertThat(amounts(percent("a", "15", Stream.USAGE, Stream.SUBSCRIPTION)))
                .containsExactly("-3.76");
        assertThat(amounts(percent("a", "15", Stream.USAGE))).isEmpty();
    }

    @Test
    void takesNoMoreThanThereIs() {
        assertThat(amounts(amount("a", "30", Stream.SUBSCRIPTION))).containsExactly("-25.06");
        assertThat(amounts(percent("a", "60", Stream.SUBSCRIPTION), percent("b", "60", Stream.SUBSCRIPTION)))
                .containsExactly("-15.04", "-10.02");
    }

    @Test
    void givesPercentagesBeforeAmountsInAnyOrder() {
        List<Agreement> agreements = new ArrayList<>(
                List.of(amount("a", "5", Stream.SUBSCRIPTION), percent("z", "10", Stream.SUBSCRIPTION), minimum("30")));
        for (int i = 0; i < agreements.size(); i++) {
            Collections.rotate(agreements, 1);
            assertThat(amounts(agreements.toArray(Agreement[]::new))).containsExactly("-2.51", "-5.00", "12.45");
        }
    }

    @Test
    void asksForWhatIsMissingToAMinimumAfterDiscounts() {
        assertThat(amounts(minimum("25.06"))).isEmpty();
        assertThat(amounts(minimum("25.07"))).containsExactly("0.01");
        assertThat(AgreedLines.of(EUR, List.of(minimum("10")), List.of()).lines())
                .extracting(InvoiceLine::amount)
                .containsExactly(new BigDecimal("10.00"));
    }

    @Test
    void discountsNothingThatIsGivenBack() {
        assertThat(AgreedLines.of(EUR, List.of(percent("a", "10", Stream.SUBSCRIPTION)), List.of(fee("-3.00")))
                        .lines())
                .isEmpty();
    }

    private static List<String> amounts(Agreement... agreements) {
        return AgreedLines.of(EUR, List.of(agreements), List.of(fee("25.06"))).lines().stream()
                .map(line -> line.amount().toPlainString())
                .toList();
    }

    private static InvoiceLine.BaseFee fee(String amount) {
        BigDecimal fee = new BigDecimal(amount);
        return new InvoiceLine.BaseFee("Plus, base fee", new PlanVersion("plus", 1), 1, fee, null, fee, fee);
    }

    private static Agreement percent(String id, String percent, Stream... streams) {
        return agreement(id, Kind.PERCENT_OFF, percent, null, Set.of(streams));
    }

    private static Agreement amount(String id, String amount, Stream... streams) {
        return agreement(id, Kind.AMOUNT_OFF, null, amount, Set.of(streams));
    }

    private static Agreement minimum(String amount) {
        return agreement("min", Kind.MINIMUM, null, amount, Set.of());
    }

    private static Agreement agreement(
            String id, Kind kind, @Nullable String percent, @Nullable String amount, Set<Stream> streams) {
        return new Agreement(
                id,
                kind,
                percent == null ? null : new BigDecimal(percent),
                amount == null ? null : new BigDecimal(amount),
                streams,
                YearMonth.parse("2026-10"),
                null,
                "contract");
    }
}
