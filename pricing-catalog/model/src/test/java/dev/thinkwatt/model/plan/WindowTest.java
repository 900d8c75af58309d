package dev.thinkwatt.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.plan.Window.Calendar;
import dev.thinkwatt.model.plan.Window.Unit;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.MethodSource;

class WindowTest {

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();

    static LongStream seeds() {
        return Sample.seeds();
    }

    /** The cases were computed with Python's zoneinfo, stepping until the local clock shows another unit. */
    @ParameterizedTest(name = "{0}: {2} in {1} at {3}")
    @CsvFileSource(resources = "/windows/calendar.csv", numLinesToSkip = 1)
    void isTheUnitThatTheLocalClockShows(
            String name, ZoneId zone, Unit unit, Instant instant, Instant startsAt, Instant endsAt, long minutes) {
        TimeSpan span = new Calendar(unit).spanAt(new Anchor(zone, Instant.EPOCH), instant);

        assertThat(span).isEqualTo(new TimeSpan(startsAt, endsAt));
        assertThat(Duration.between(span.startsAt(), span.endsAt())).isEqualTo(Duration.ofMinutes(minutes));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void windowsOfAnyZoneTouchAndNeverOverlap(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Window window = new Calendar(Unit.values()[random.nextInt(Unit.values().length)]);
            Instant instant = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(random.nextLong(16L * 365 * 86_400));

            TimeSpan span = window.spanAt(new Anchor(zone, Instant.EPOCH), instant);

            assertThat(span.contains(instant)).as("-Dseed=%d %s", seed, zone).isTrue();
            assertThat(window.spanAt(new Anchor(zone, Instant.EPOCH), span.startsAt()))
                    .as("-Dseed=%d %s", seed, zone)
                    .isEqualTo(span);
            assertThat(window.spanAt(
                            new Anchor(zone, Instant.EPOCH), span.endsAt().minusNanos(1)))
                    .as("-Dseed=%d %s", seed, zone)
                    .isEqualTo(span);
            assertThat(window.spanAt(new Anchor(zone, Instant.EPOCH), span.endsAt())
                            .startsAt())
                    .as("-Dseed=%d %s", seed, zone)
                    .isEqualTo(span.endsAt());
        }
    }

    @Test
    void startIsInsideAndEndIsOutside() {
        TimeSpan span = new TimeSpan(Sample.NOON, Sample.NOON.plusSeconds(1));

        assertThat(span.contains(span.startsAt())).isTrue();
        assertThat(span.contains(span.endsAt().minusNanos(1))).isTrue();
        assertThat(span.contains(span.endsAt())).isFalse();
        assertThat(span.contains(span.startsAt().minusNanos(1))).isFalse();
    }

    @Test
    void refusesATimeSpanThatDoesNotEndAfterItStarts() {
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeSpan(Sample.NOON, Sample.NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new TimeSpan(Sample.NOON, Instant.EPOCH));
    }
}
