package dev.thinkwatt.model.energy;

import static dev.thinkwatt.model.Sample.day;
import static dev.thinkwatt.model.Sample.interval;
import static dev.thinkwatt.model.Sample.site;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElectricityPricesTest {

    /** Two quarters that touch, a gap of one, and one more. */
    private static final ElectricityPrices PRICES = ElectricityPrices.of(List.of(day(
            site(),
            interval("2026-11-24T06:45:00Z", "2026-11-24T07:00:00Z", "0.084120"),
            interval("2026-11-24T07:00:00Z", "2026-11-24T07:15:00Z", "0.131450"),
            interval("2026-11-24T07:30:00Z", "2026-11-24T07:45:00Z", "0.1"))));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T06:44:59.999999999Z,",
        "2026-11-24T06:45:00Z, 0.084120",
        "2026-11-24T06:59:59.999999999Z, 0.084120",
        "2026-11-24T07:00:00Z, 0.131450",
        "2026-11-24T07:15:00Z,",
        "2026-11-24T07:29:59Z,",
        "2026-11-24T07:30:00Z, 0.1",
        "2026-11-24T07:45:00Z,",
        "1999-01-01T00:00:00Z,",
    })
    void knowsThePriceFromTheStartOfAnIntervalUntilBeforeItsEnd(Instant instant, String price) {
        assertThat(PRICES.at("us-east", instant)
                        .map(priced -> priced.pricePerKwh().toPlainString()))
                .isEqualTo(Optional.ofNullable(price));
    }

    @Test
    void knowsNothingOfOtherSites() {
        assertThat(PRICES.at("eu-north", Instant.parse("2026-11-24T07:00:00Z"))).isEmpty();
        assertThat(ElectricityPrices.of(List.of()).at("us-east", Sample.NOON)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T06:53:20Z, 2026-11-24T07:08:20Z, 2",
        "2026-11-24T06:53:20Z, 2026-11-24T07:00:00Z, 1",
        "2026-11-24T07:00:00Z, 2026-11-24T07:00:00.001Z, 1",
        "2026-11-24T07:00:00Z, 2026-11-24T07:00:00Z, 0",
        "2026-11-24T06:45:00Z, 2026-11-24T07:15:00Z, 2",
        "2026-11-24T06:45:00Z, 2026-11-24T07:15:00.001Z, 0",
        "2026-11-24T07:10:00Z, 2026-11-24T07:35:00Z, 0",
        "2026-11-24T06:44:00Z, 2026-11-24T06:50:00Z, 0",
    })
    void spansIntervalsOnlyWhereNoneIsMissing(Instant from, Instant until, int intervals) {
        assertThat(PRICES.between("us-east", from, until)).hasSize(intervals);
    }

    @Test
    void spansDays() {
        ElectricityDay today = Sample.day("0.10");
        ElectricityDay tomorrow = new ElectricityDay(
                site(),
                LocalDate.parse("2026-11-25"),
                Sample.USD,
                List.of(interval("2026-11-25T00:00:00Z", "2026-11-25T00:15:00Z", "0.20")),
                "EPEX");

        List<Priced> spanned = ElectricityPrices.of(List.of(tomorrow, today))
                .between("us-east", Instant.parse("2026-11-24T23:59:00Z"), Instant.parse("2026-11-25T00:01:00Z"));

        assertThat(spanned).extracting(Priced::day).containsExactly(today, tomorrow);
    }

    @ParameterizedTest
    @CsvSource({"2026-03-29, 92", "2026-11-24, 96", "2026-10-25, 100"})
    void aLocalDayHas92Or96Or100Quarters(LocalDate date, int quarters) {
        ZoneId berlin = ZoneId.of("Europe/Berlin");
        Instant midnight = date.atStartOfDay(berlin).toInstant();
        List<Interval> intervals = Stream.iterate(midnight, start -> start.plus(Duration.ofMinutes(15)))
                .limit(quarters)
                .map(start -> new Interval(start, start.plus(Duration.ofMinutes(15)), Sample.dec("0.1")))
                .toList();

        ElectricityDay day = new ElectricityDay(Sample.siteIn("Europe/Berlin"), date, Sample.USD, intervals, "EPEX");

        assertThat(day.intervals().getLast().end())
                .isEqualTo(date.plusDays(1).atStartOfDay(berlin).toInstant());
    }

    @Test
    void refusesIntervalsThatOverlapOrAreOutOfOrder() {
        Interval first = interval("2026-11-24T07:00:00Z", "2026-11-24T07:15:01Z", "0.1");
        Interval second = interval("2026-11-24T07:15:00Z", "2026-11-24T07:30:00Z", "0.1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> day(site(), first, second))
                .withMessageContaining("overlap at 2026-11-24T07:15:00Z");
        assertThatIllegalArgumentException().isThrownBy(() -> day(site(), second, first));
        assertThatIllegalArgumentException().isThrownBy(() -> day(site(), second, second));
    }

    @Test
    void refusesIntervalsOutsideTheLocalDay() {
        Interval utcMorning = interval("2026-11-24T00:00:00Z", "2026-11-24T00:15:00Z", "0.1");
        Interval localMorning = interval("2026-11-23T23:00:00Z", "2026-11-23T23:15:00Z", "0.1");
        Interval lateNight = interval("2026-11-24T22:45:00Z", "2026-11-24T23:15:00Z", "0.1");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> day(site(), localMorning))
                .withMessageContaining("outside the day");
        assertThat(day(Sample.siteIn("Europe/Berlin"), localMorning, utcMorning).intervals())
                .hasSize(2);
        assertThatIllegalArgumentException().isThrownBy(() -> day(Sample.siteIn("Europe/Berlin"), lateNight));
    }

    @Test
    void refusesIntervalsThatDoNotEndAfterTheyStart() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interval("2026-11-24T07:00:00Z", "2026-11-24T07:00:00Z", "0.1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interval("2026-11-24T07:15:00Z", "2026-11-24T07:00:00Z", "0.1"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interval("2026-11-24T07:00:00.5Z", "2026-11-24T07:15:00Z", "0.1"));
    }

    @Test
    void refusesASiteThatCannotBe() {
        assertThatIllegalArgumentException().isThrownBy(() -> site("0.99", "1", "0", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> site("115", "1", "0", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> site("1.15", "0", "0", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> site("1.15", "1", "1.01", "0"));
        assertThatIllegalArgumentException().isThrownBy(() -> site("1.15", "1", "0", "-0.1"));
    }
}
