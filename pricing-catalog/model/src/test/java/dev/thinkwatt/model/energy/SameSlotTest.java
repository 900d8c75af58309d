package dev.thinkwatt.model.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SameSlotTest {

    private static final Site BERLIN = Sample.siteIn("Europe/Berlin");

    /** A quarter costs as many thousandths as there are quarters before it on its day. */
    private static ElectricityDay day(String day) {
        return day(LocalDate.parse(day), BERLIN);
    }

    private static ElectricityDay day(LocalDate day, Site site) {
        List<Interval> quarters = new ArrayList<>();
        Instant end = day.plusDays(1).atStartOfDay(site.zone()).toInstant();
        Instant start = day.atStartOfDay(site.zone()).toInstant();
        while (start.isBefore(end)) {
            Instant next = start.plus(Duration.ofMinutes(15));
            quarters.add(new Interval(start, next, BigDecimal.valueOf(quarters.size(), 3)));
            start = next;
        }
        return new ElectricityDay(site, day, Sample.USD, quarters, "EPEX");
    }

    @ParameterizedTest
    @CsvSource({
        // published, missing, price taken
        "2026-11-23, 2026-11-24T08:20:00+01:00, 0.033",
        "2026-11-17, 2026-11-24T08:20:00+01:00, 0.033",
        "2026-11-16, 2026-11-24T08:20:00+01:00,",
        "2026-11-25, 2026-11-24T08:20:00+01:00,",
        // The clock was put back: 03:00 came an hour later, and 02:30 came twice.
        "2026-10-24, 2026-10-25T03:00:00+01:00, 0.012",
        "2026-10-24, 2026-10-25T02:30:00+02:00, 0.010",
        "2026-10-24, 2026-10-25T02:30:00+01:00, 0.010",
        "2026-10-24, 2026-10-25T23:59:59+01:00, 0.095",
        // It was put on: there was no 02:30 the day before, so what was at 03:30 stands for it.
        "2026-03-29, 2026-03-30T02:30:00+02:00, 0.010",
    })
    void takesTheSameLocalTimeOfDayAtMostAWeekBack(String published, String missing, String price) {
        Optional<Priced> found = ElectricityPrices.of(List.of(day(published)))
                .at("eu", OffsetDateTime.parse(missing).toInstant(), true);

        assertThat(found.map(priced -> priced.pricePerKwh().toPlainString())).isEqualTo(Optional.ofNullable(price));
        assertThat(found.map(Priced::isEstimated))
                .isEqualTo(Optional.ofNullable(price).map(given -> true));
    }

    @Test
    void takesTheLastDayThatHasThePriceAndSaysWhich() {
        ElectricityPrices prices = ElectricityPrices.of(List.of(day("2026-11-21"), day("2026-11-22")));

        Priced priced =
                prices.at("eu", Instant.parse("2026-11-24T07:20:00Z"), true).orElseThrow();

        assertThat(priced.source()).isEqualTo("EPEX, estimated by 2026-11-22");
        assertThat(priced.interval().start()).isEqualTo("2026-11-24T07:15:00Z");
        assertThat(priced.interval().end()).isEqualTo("2026-11-24T07:30:00Z");
        assertThat(priced.day().day()).isEqualTo("2026-11-24");
        assertThat(prices.at("eu", Instant.parse("2026-11-24T07:20:00Z"))).isEmpty();
    }

    @Test
    void fillsAGapWithoutTouchingWhatIsKnown() {
        ElectricityDay known = new ElectricityDay(
                BERLIN,
                LocalDate.parse("2026-11-24"),
                Sample.USD,
                List.of(
                        Sample.interval("2026-11-24T07:00:00Z", "2026-11-24T07:20:00Z", "0.5"),
                        Sample.interval("2026-11-24T07:40:00Z", "2026-11-24T08:00:00Z", "0.6")),
                "EPEX");
        ElectricityPrices prices = ElectricityPrices.of(List.of(day("2026-11-23"), known));
        Instant from = Instant.parse("2026-11-24T07:00:00Z");
        Instant until = Instant.parse("2026-11-24T08:00:00Z");

        assertThat(prices.between("eu", from, until, true))
                .extracting(priced -> priced.interval().start() + " " + priced.pricePerKwh())
                .containsExactly(
                        "2026-11-24T07:00:00Z 0.5",
                        "2026-11-24T07:20:00Z 0.033",
                        "2026-11-24T07:30:00Z 0.034",
                        "2026-11-24T07:40:00Z 0.6");
        assertThat(prices.between("eu", from, until)).isEmpty();
    }

    /** PUE and hardware are those of the day itself where it is published, though one of its prices is missing. */
    @Test
    void takesTheSiteAsItIsThatDay() {
        Site better = new Site(
                "eu",
                "Europe",
                BERLIN.zone(),
                new BigDecimal("1.05"),
                "REFERENCE",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
        ElectricityDay evening = new ElectricityDay(
                better,
                LocalDate.parse("2026-11-24"),
                Sample.USD,
                List.of(Sample.interval("2026-11-24T19:00:00Z", "2026-11-24T20:00:00Z", "0.5")),
                "EPEX");
        ElectricityPrices prices = ElectricityPrices.of(List.of(day("2026-11-23"), evening));

        assertThat(prices.at("eu", Instant.parse("2026-11-24T07:20:00Z"), true)
                        .orElseThrow()
                        .site())
                .isEqualTo(better);
        assertThat(prices.at("eu", Instant.parse("2026-11-25T07:20:00Z"), true)
                        .orElseThrow()
                        .site())
                .isEqualTo(better);
    }
}
