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
        int from = random.nextInt(95);
        int until = from + 1 + random.nextInt(95 - from);
        Set<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        random.ints(random.nextInt(4), 1, 8).forEach(day -> days.add(DayOfWeek.of(day)));
        return new Peak(quarter(from), quarter(until), days, dec("2"));
    }

    private static LocalTime quarter(int number) {
        return LocalTime.MIDNIGHT.plus(QUARTER.multipliedBy(number));
    }

    private static BigDecimal units(Weighing weighing, ZoneId zone, Instant at) {
        return weighing.units("any", BigDecimal.ONE, zone, at);
    }
}
