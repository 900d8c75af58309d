package dev.thinkwatt.billing.invoice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.invoice.InvoiceLine.ByUsage;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.model.energy.MonthIndex;
import dev.thinkwatt.model.energy.SurchargePolicy;
import dev.thinkwatt.model.energy.SurchargePolicy.Steps;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class EnergyByUsageTest {

    private static final Currency USD = Currency.getInstance("USD");
    private static final SurchargePolicy CAPPED = TestCatalog.surcharge(null, null, new BigDecimal("0.01"), null);
    private static final SurchargePolicy STEPPED =
            TestCatalog.surcharge(2, null, null, new Steps(new BigDecimal("0.005"), new BigDecimal("0.5"), null));
    private static final MonthIndex INDEX =
            new MonthIndex(YearMonth.parse("2026-08"), new BigDecimal("0.0973"), USD, "EPEX", false);

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(20));
    }

    @Test
    void cutsWhatIsAboveTheShare() {
        EnergyByUsage line = capped("625", "7.92000528", null);

        assertThat(line.exact()).isEqualByComparingTo("6.25");
        assertThat(line.amount()).isEqualTo("6.25");
        assertThat(line.of().cutByShare()).isEqualByComparingTo("1.67000528");
        assertThat(line.of().earlier()).isNull();
    }

    /** What was cut makes room again once more usage of the month arrives. */
    @Test
    void countsLateUsageWithItsMonth() {
        ByUsage first = capped("625", "7.92", null).of();

        EnergyByUsage late = capped("625", "0.72", first);

        assertThat(late.of().usageNet()).isEqualByComparingTo("1250");
        assertThat(late.of().surcharge()).isEqualByComparingTo("8.64");
        assertThat(late.of().cutByShare()).isEqualByComparingTo("0");
        assertThat(Objects.requireNonNull(late.of().earlier()).amount()).isEqualTo("6.25");
        assertThat(late.amount()).isEqualTo("2.39");
    }

    /** A mended price of a month that was cut anyway changes nothing. */
    @Test
    void chargesNoPriceThatRoseAboveTheShareLater() {
        ByUsage first = capped("625", "7.92", null).of();

        assertThat(capped("0", "0.50", first).isNothing()).isTrue();
        assertThat(capped("0", "-1.00", first).isNothing()).isTrue();
        assertThat(capped("0", "-2.00", first).amount()).isEqualTo("-0.33");
    }

    @Test
    void countsTheWorkedExampleOfSteps() {
        EnergyByUsage line = EnergyByUsage.of(STEPPED, new BigDecimal("12347.00"), BigDecimal.ZERO, INDEX, null, USD);

        assertThat(line.amount()).isEqualTo("185.21");
        assertThat(line.exact()).isEqualByComparingTo("185.205");
        InvoiceLine.Steps steps = Objects.requireNonNull(line.of().steps());
        assertThat(steps.steps()).isEqualTo(3);
        assertThat(steps.percent()).isEqualByComparingTo("1.5");
        assertThat(steps.index()).isEqualByComparingTo("0.0973");
    }

    /** The invoices of a month come to what one of it all would have come to, cent by cent. */
    @ParameterizedTest
    @MethodSource("seeds")
    void comesToTheSameOverManyInvoices(long seed) {
        Random random = new Random(seed);
        for (SurchargePolicy policy : new SurchargePolicy[] {CAPPED, STEPPED}) {
            MonthIndex index = policy.steps() == null ? null : INDEX;
            BigDecimal usage = BigDecimal.ZERO;
            BigDecimal ofEvents = BigDecimal.ZERO;
            BigDecimal exact = BigDecimal.ZERO;
            BigDecimal amount = BigDecimal.ZERO;
            ByUsage before = null;
            for (int i = 0; i < 6; i++) {
                BigDecimal used = BigDecimal.valueOf(random.nextLong(-50_000_000, 500_000_000), 6);
                BigDecimal drawn =
                        index == null ? BigDecimal.valueOf(random.nextLong(-500_000, 10_000_000), 6) : BigDecimal.ZERO;
                EnergyByUsage line = EnergyByUsage.of(policy, used, drawn, index, before, USD);
                usage = usage.add(used);
                ofEvents = ofEvents.add(drawn);
                exact = exact.add(line.exact());
                amount = amount.add(line.amount());
                before = line.of();
            }
            EnergyByUsage once = EnergyByUsage.of(policy, usage, ofEvents, index, null, USD);
            assertThat(exact).as("-Dseed=%d", seed).isEqualByComparingTo(once.exact());
            assertThat(amount).as("-Dseed=%d", seed).isEqualByComparingTo(once.amount());
        }
    }

    private static EnergyByUsage capped(String usage, String ofEvents, @Nullable ByUsage before) {
        return EnergyByUsage.of(CAPPED, new BigDecimal(usage), new BigDecimal(ofEvents), null, before, USD);
    }
}
