package dev.thinkwatt.bench.engine;

import dev.thinkwatt.model.energy.ElectricityDay;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import dev.thinkwatt.model.energy.ElectricityPrices;
import dev.thinkwatt.model.energy.Site;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;

/** A year of quarter-hour prices of ten sites, and the two months before it, and requests spread over it at random, the same for the same seed. */
final class Year {

    static final Currency EURO = Currency.getInstance("EUR");

    private static final int SITES = 10;
    private static final int YEAR = 2026;
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int TAKES_MS_MAX = 60_000;

    private final Random random;

    Year(long seed) {
        this.random = new Random(seed);
    }

    ElectricityPrices prices() {
        List<ElectricityDay> days = new ArrayList<>();
        for (int i = 0; i < SITES; i++) {
            Site site = site(i);
            LocalDate.of(YEAR - 1, 11, 1)
                    .datesUntil(LocalDate.of(YEAR + 1, 1, 1))
                    .forEach(day -> days.add(new ElectricityDay(site, day, EURO, quarters(site, day), "benchmark")));
        }
        return ElectricityPrices.of(days);
    }

    private List<Interval> quarters(Site site, LocalDate day) {
        Instant end = day.plusDays(1).atStartOfDay(site.zone()).toInstant();
        List<Interval> quarters = new ArrayList<>();
        for (Instant start = day.atStartOfDay(site.zone()).toInstant();
                start.isBefore(end);
                start = start.plus(QUARTER)) {
            quarters.add(
                    new Interval(start, start.plus(QUARTER), BigDecimal.valueOf(random.nextInt(22_000) - 2_000, 5)));
        }
        return quarters;
    }

    private static Site site(int number) {
        return new Site(
                "site-" + number,
                "Site " + number,
                ZoneId.of("Europe/Berlin"),
                new BigDecimal("1.15"),
                "accelerator",
                new BigDecimal("2.3"),
                new BigDecimal("0.5"),
                new BigDecimal("0.4"));
    }

    UsageEvent[] events(int events) {
        return IntStream.range(0, events).mapToObj(this::event).toArray(UsageEvent[]::new);
    }

    private UsageEvent event(int number) {
        Instant start = LocalDate.of(YEAR, 1, 2)
                .atStartOfDay(ZoneId.of("Europe/Berlin"))
                .toInstant()
                .plusMillis(random.nextLong(Duration.ofDays(360).toMillis()));
        Instant end = start.plusMillis(random.nextInt(TAKES_MS_MAX));
        return new UsageEvent(
                new UUID(1, number),
                "decision",
                0,
                "account",
                "subscriber",
                "request",
                new PlanVersion("plan", 1),
                "model",
                "model",
                Selection.MANUAL,
                false,
                Usage.ofText(1 + random.nextInt(8_000), 1 + random.nextInt(2_000)),
                "site-" + random.nextInt(SITES),
                ServiceTier.STANDARD,
                start,
                end,
                start,
                end,
                null,
                null);
    }
}
