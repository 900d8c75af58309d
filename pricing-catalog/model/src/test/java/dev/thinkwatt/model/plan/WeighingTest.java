package dev.thinkwatt.model.plan;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.plan.Weighing.Peak;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WeighingTest {

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();
    private static final Duration QUARTER = Duration.ofMinutes(15);

    static LongStream seeds() {
        return Sample.seeds();
    }

    @Test
    void nothingChangesWithoutPeakHours() {
        assertThat(Weighing.NONE.changes(ZoneId.of("Europe/Berlin"), Sample.NOON))
                .isEmpty();
    }

    /** The 27th is a Friday; Berlin is an hour ahead. */
    @ParameterizedTest(name = "{0} to {1} on {2} at {3}: {4}")
    @CsvSource({
        "22:00, 02:00, FRIDAY, 2026-11-27T20:59:59Z, 1",
        "22:00, 02:00, FRIDAY, 2026-11-27T21:00:00Z, 2",
        "22:00, 02:00, FRIDAY, 2026-11-28T00:59:59Z, 2",
        "22:00, 02:00, FRIDAY, 2026-11-28T01:00:00Z, 1",
        // The small hours of Friday belong to Thursday's evening.
        "22:00, 02:00, FRIDAY, 2026-11-27T00:30:00Z, 1",
        "22:00, 02:00, FRIDAY, 2026-11-28T21:00:00Z, 1",
        "18:00, 00:00, FRIDAY, 2026-11-27T22:59:59Z, 2",
        "18:00, 00:00, FRIDAY, 2026-11-27T23:00:00Z, 1",
        "00:00, 00:00, SATURDAY, 2026-11-27T22:59:59Z, 1",
        "00:00, 00:00, SATURDAY, 2026-11-27T23:00:00Z, 2",
        "00:00, 00:00, SATURDAY, 2026-11-28T22:59:59Z, 2",
        "00:00, 00:00, SATURDAY, 2026-11-28T23:00:00Z, 1"
    })
    void peakHoursMayGoOverMidnight(LocalTime from, LocalTime until, DayOfWeek day, Instant at, BigDecimal units) {
        Weighing weighing = new Weighing(Map.of(), new Peak(from, until, Set.of(day), dec("2")), null);

        assertThat(units(weighing, ZoneId.of("Europe/Berlin"), at)).isEqualTo(units);
    }

    /** Looked for in another way: quarter of an hour by quarter of an hour. */
    @ParameterizedTest
    @MethodSource("seeds")
    void knowsEveryChangeOfTheWeekAfter(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 20; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Peak peak = peak(random);
            Weighing weighing = new Weighing(Map.of(), peak, null);
            Instant start = Instant.parse("2024-01-01T00:00:00Z").plus(QUARTER.multipliedBy(random.nextInt(500_000)));

            List<Instant> changes = weighing.changes(zone, start).toList();

            assertThat(changes).allMatch(change -> change.isAfter(start));
            Instant end = start.plus(Duration.ofDays(7));
            for (Instant at = start.plus(QUARTER); !at.isAfter(end); at = at.plus(QUARTER)) {
                if (units(weighing, zone, at).compareTo(units(weighing, zone, at.minus(QUARTER))) != 0) {
                    assertThat(changes)
                            .as("-Dseed=%d %s in %s from %s", seed, peak, zone, start)
                            .contains(at);
                }
            }
        }
    }

    private static Peak peak(Random random) {
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        random.ints(random.nextInt(4), 1, 8).forEach(day -> days.add(DayOfWeek.of(day)));
        return new Peak(quarter(random.nextInt(96)), quarter(random.nextInt(96)), days, dec("2"));
    }

    private static LocalTime quarter(int number) {
        return LocalTime.MIDNIGHT.plus(QUARTER.multipliedBy(number));
    }

    private static BigDecimal units(Weighing weighing, ZoneId zone, Instant at) {
        return weighing.units("any", BigDecimal.ONE, zone, at);
    }
}
