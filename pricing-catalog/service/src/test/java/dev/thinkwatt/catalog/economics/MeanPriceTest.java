package dev.thinkwatt.catalog.economics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.Site;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeanPriceTest {

    private static final Currency USD = Currency.getInstance("USD");

    @Test
    void weighsEachHourAlike() {
        MeanPrice mean = MeanPrice.of(
                        List.of(
                                day("2026-11-25", interval("2026-11-25T00:00:00Z", "2026-11-25T01:00:00Z", "0.20")),
                                day(
                                        "2026-11-24",
                                        interval("2026-11-24T00:00:00Z", "2026-11-24T00:15:00Z", "0.10"),
                                        interval("2026-11-24T12:00:00Z", "2026-11-24T12:15:00Z", "-0.05"))),
                        USD)
                .orElseThrow();

        assertThat(mean)
                .isEqualTo(new MeanPrice(
                        new BigDecimal("0.141667"),
                        Instant.parse("2026-11-24T00:00:00Z"),
                        Instant.parse("2026-11-25T01:00:00Z"),
                        new BigDecimal("1.50")));
    }

    @Test
    void isNothingWithoutPrices() {
        assertThat(MeanPrice.of(List.of(), USD)).isEmpty();
        assertThat(MeanPrice.of(
                        List.of(day("2026-11-24", interval("2026-11-24T00:00:00Z", "2026-11-24T01:00:00Z", "0.1"))),
                        Currency.getInstance("EUR")))
                .isEmpty();
    }

    private static PublishedPrices day(String day, Interval... intervals) {
        Site site = new Site(
                "us-east",
                "Virginia",
                ZoneOffset.UTC,
                BigDecimal.ONE,
                "REFERENCE",
                BigDecimal.ONE,
                BigDecimal.ZERO,
                BigDecimal.ZERO);
        return new PublishedPrices(1, new ElectricityDay(site, LocalDate.parse(day), USD, List.of(intervals), "EPEX"));
    }

    private static Interval interval(String start, String end, String price) {
        return new Interval(Instant.parse(start), Instant.parse(end), new BigDecimal(price));
    }
}
