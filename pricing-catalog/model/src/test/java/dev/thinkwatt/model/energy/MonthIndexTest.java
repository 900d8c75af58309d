package dev.thinkwatt.model.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MonthIndexTest {

    private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    private static final Site BERLIN = Sample.siteIn("Europe/Berlin");

    static LongStream seeds() {
        return Sample.seeds();
    }

    /** 0.05 for all of September, but for the 5th: 6 hours at 0.35. 714 · 0.05 + 6 · 0.35 = 37.8, and 37.8 / 720 = 0.0525. */
    @Test
    void weighsEachPriceByHowLongItHeld() {
        List<ElectricityDay> days = new ArrayList<>();
        YearMonth september = YearMonth.of(2026, 9);
        for (LocalDate day = september.atDay(1); YearMonth.from(day).equals(september); day = day.plusDays(1)) {
            days.add(
                    day.getDayOfMonth() == 5
                            ? day(day, Duration.ofHours(6), "0.35", "0.05")
                            : day(day, Duration.ofHours(24), "0.05", "0.05"));
        }

        MonthIndex index =
                ElectricityPrices.of(days).index("eu", september, false).orElseThrow();

        assertThat(index.perKwh()).isEqualTo("0.052500");
        assertThat(index.currency()).isEqualTo(Sample.USD);
        assertThat(index.source()).isEqualTo("mean of 2026-09 of EPEX");
        assertThat(index.estimated()).isFalse();
    }

    /** October has 745 hours in Berlin: (25 · 0.10 + 720 · 0.05) / 745 = 38.5 / 745 = 0.0516778…. */
    @Test
    void countsTheHoursOfTheLocalMonth() {
        List<ElectricityDay> days = month(day -> day.getDayOfMonth() == 25 ? "0.10" : "0.05");

        assertThat(ElectricityPrices.of(days)
                        .index("eu", OCTOBER, false)
                        .orElseThrow()
                        .perKwh())
                .isEqualTo("0.051678");
    }

    @Test
    void isNoneWhereAPriceIsMissingOrInAnotherCurrency() {
        List<ElectricityDay> days = new ArrayList<>(month(day -> "0.05"));
        ElectricityDay last = days.removeLast();
        assertThat(ElectricityPrices.of(days).index("eu", OCTOBER, false)).isEmpty();

        days.add(new ElectricityDay(
                last.site(), last.day(), Currency.getInstance("EUR"), last.intervals(), last.source()));
        assertThat(ElectricityPrices.of(days).index("eu", OCTOBER, false)).isEmpty();
        assertThat(ElectricityPrices.of(days).index("us-east", OCTOBER, false)).isEmpty();
        assertThat(ElectricityPrices.of(days).index("eu", OCTOBER.plusMonths(1), true))
                .isEmpty();
    }

    @Test
    void isEstimatedWhereAPriceIs() {
        List<ElectricityDay> days = new ArrayList<>(month(day -> day.getDayOfMonth() == 30 ? "0.81" : "0.07"));
        days.removeLast();

        MonthIndex index = ElectricityPrices.of(days).index("eu", OCTOBER, true).orElseThrow();

        // (697 · 0.07 + 24 · 0.81 + 24 · 0.81) / 745
        assertThat(index.perKwh()).isEqualTo("0.117678");
        assertThat(index.estimated()).isTrue();
    }

    /** However a month is cut into intervals, of whatever length and sign, the index is the mean over its seconds. */
    @ParameterizedTest
    @MethodSource("seeds")
    void isTheMeanOverTheSeconds(long seed) {
        Random random = new Random(seed);
        List<ElectricityDay> days = new ArrayList<>();
        BigDecimal weighted = BigDecimal.ZERO;
        long seconds = 0;
        for (LocalDate day = OCTOBER.atDay(1); YearMonth.from(day).equals(OCTOBER); day = day.plusDays(1)) {
            Instant end = day.plusDays(1).atStartOfDay(BERLIN.zone()).toInstant();
            List<Interval> intervals = new ArrayList<>();
            for (Instant start = day.atStartOfDay(BERLIN.zone()).toInstant(); start.isBefore(end); ) {
                Instant until = start.plusSeconds(random.nextLong(1, 40_000));
                until = until.isAfter(end) ? end : until;
                BigDecimal price = BigDecimal.valueOf(random.nextLong(-50_000_000, 500_000_000), 9);
                long length = Duration.between(start, until).toSeconds();
                weighted = weighted.add(price.multiply(BigDecimal.valueOf(length)));
                seconds += length;
                intervals.add(new Interval(start, until, price));
                start = until;
            }
            days.add(new ElectricityDay(BERLIN, day, Sample.USD, intervals, "EPEX"));
        }

        BigDecimal exact = weighted.divide(BigDecimal.valueOf(seconds), new MathContext(40));
        assertThat(ElectricityPrices.of(days)
                        .index("eu", OCTOBER, false)
                        .orElseThrow()
                        .perKwh())
                .as("-Dseed=%d", seed)
                .isEqualTo(exact.setScale(6, RoundingMode.HALF_UP));
    }

    private interface PriceOfDay {
        String of(LocalDate day);
    }

    private static List<ElectricityDay> month(PriceOfDay price) {
        return Stream.iterate(OCTOBER.atDay(1), day -> day.plusDays(1))
                .limit(OCTOBER.lengthOfMonth())
                .map(day -> day(day, Duration.ofHours(12), price.of(day), price.of(day)))
                .toList();
    }

    private static ElectricityDay day(LocalDate day, Duration first, String price, String rest) {
        Instant start = day.atStartOfDay(BERLIN.zone()).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(BERLIN.zone()).toInstant();
        Instant border = start.plus(first);
        List<Interval> intervals = border.isBefore(end)
                ? List.of(
                        new Interval(start, border, new BigDecimal(price)),
                        new Interval(border, end, new BigDecimal(rest)))
                : List.of(new Interval(start, end, new BigDecimal(price)));
        return new ElectricityDay(BERLIN, day, Sample.USD, intervals, "EPEX");
    }
}
