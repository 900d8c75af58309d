package dev.thinkwatt.model.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.plan.Window.Anniversary;
import dev.thinkwatt.model.plan.Window.Every;
import dev.thinkwatt.model.plan.Window.FirstUse;
import dev.thinkwatt.model.plan.Window.Lifetime;
import dev.thinkwatt.model.plan.Window.Rounding;
import dev.thinkwatt.model.plan.Window.Sliding;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Windows that the calendar does not begin. */
class AnchoredWindowTest {

    private static final List<String> ZONES =
            ZoneId.getAvailableZoneIds().stream().sorted().toList();
    private static final Anchor UTC = new Anchor(ZoneOffset.UTC, Instant.EPOCH);

    static LongStream seeds() {
        return Sample.seeds();
    }

    /** Every month has the day that the subscription began on, or its last. */
    @ParameterizedTest(name = "from {1} in {0} at {2}")
    @CsvSource({
        "UTC,           2026-01-31T10:30:00Z, 2026-02-28T10:29:59Z, 2026-01-31T10:30:00Z, 2026-02-28T10:30:00Z",
        "UTC,           2026-01-31T10:30:00Z, 2026-02-28T10:30:00Z, 2026-02-28T10:30:00Z, 2026-03-31T10:30:00Z",
        "UTC,           2026-01-31T10:30:00Z, 2028-02-29T12:00:00Z, 2028-02-29T10:30:00Z, 2028-03-31T10:30:00Z",
        "UTC,           2028-02-29T00:00:00Z, 2029-02-28T00:00:00Z, 2029-02-28T00:00:00Z, 2029-03-29T00:00:00Z",
        "UTC,           2026-01-15T09:00:00Z, 2026-01-15T09:00:00Z, 2026-01-15T09:00:00Z, 2026-02-15T09:00:00Z",
        "UTC,           2026-01-15T09:00:00Z, 2025-12-31T09:00:00Z, 2025-12-15T09:00:00Z, 2026-01-15T09:00:00Z",
        // Ten in the morning in Berlin, before the clocks go forward and after.
        "Europe/Berlin, 2026-03-15T09:00:00Z, 2026-04-01T00:00:00Z, 2026-03-15T09:00:00Z, 2026-04-15T08:00:00Z",
        // 30 January in Berlin is still the 29th in UTC: the account's zone decides.
        "Europe/Berlin, 2026-01-30T23:30:00Z, 2026-03-01T00:00:00Z, 2026-02-27T23:30:00Z, 2026-03-30T22:30:00Z"
    })
    void beginsEachMonthOnTheDayOfTheSubscription(
            ZoneId zone, Instant subscribedAt, Instant instant, Instant startsAt, Instant endsAt) {
        assertThat(new Anniversary(Every.MONTH).spanAt(new Anchor(zone, subscribedAt), instant))
                .isEqualTo(new TimeSpan(startsAt, endsAt));
    }

    /** The hour that the clock shows stays, so that the week in which clocks change is an hour longer or shorter. */
    @ParameterizedTest(name = "from {0} at {1}: {3} hours")
    @CsvSource({
        "2026-01-07T11:00:00Z, 2026-03-30T00:00:00Z, 2026-03-25T11:00:00Z, 167",
        "2026-01-07T11:00:00Z, 2026-10-25T12:00:00Z, 2026-10-21T10:00:00Z, 169",
        "2026-01-07T11:00:00Z, 2026-06-10T09:59:59Z, 2026-06-03T10:00:00Z, 168"
    })
    void beginsEachWeekOnTheHourOfTheSubscription(Instant subscribedAt, Instant instant, Instant startsAt, long hours) {
        assertThat(new Anniversary(Every.WEEK).spanAt(new Anchor(ZoneId.of("Europe/Berlin"), subscribedAt), instant))
                .isEqualTo(new TimeSpan(startsAt, startsAt.plus(Duration.ofHours(hours))));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void anniversariesOfAnyZoneTouchAndNeverOverlap(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Anchor anchor = new Anchor(
                    ZoneId.of(ZONES.get(random.nextInt(ZONES.size()))),
                    Instant.parse("2020-01-01T00:00:00Z").plusMillis(random.nextLong(6L * 365 * 86_400_000)));
            Window window = new Anniversary(Every.values()[random.nextInt(Every.values().length)]);
            Instant instant = Instant.parse("2024-01-01T00:00:00Z").plusMillis(random.nextLong(16L * 365 * 86_400_000));

            TimeSpan span = window.spanAt(anchor, instant);

            assertThat(span.contains(instant)).as("-Dseed=%d %s", seed, anchor).isTrue();
            assertThat(window.spanAt(anchor, span.startsAt()))
                    .as("-Dseed=%d %s", seed, anchor)
                    .isEqualTo(span);
            assertThat(window.spanAt(anchor, span.endsAt().minusNanos(1)))
                    .as("-Dseed=%d %s", seed, anchor)
                    .isEqualTo(span);
            assertThat(window.spanAt(anchor, span.endsAt()).startsAt())
                    .as("-Dseed=%d %s", seed, anchor)
                    .isEqualTo(span.endsAt());
        }
    }

    /** Counted in another way: by the local day, whose month either has it or ends before it. */
    @ParameterizedTest
    @MethodSource("seeds")
    void monthsBeginOnThatDayOrOnTheLast(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            LocalDate first = LocalDate.parse("2024-01-01").plusDays(random.nextInt(1500));
            Instant subscribedAt = first.atTime(12, 0).toInstant(ZoneOffset.UTC);
            Instant instant = subscribedAt.plusSeconds(random.nextLong(10L * 365 * 86_400));

            ZonedDateTime start = new Anniversary(Every.MONTH)
                    .spanAt(new Anchor(ZoneOffset.UTC, subscribedAt), instant)
                    .startsAt()
                    .atZone(ZoneOffset.UTC);

            assertThat(start.getDayOfMonth())
                    .as("-Dseed=%d %s at %s", seed, first, instant)
                    .isEqualTo(Math.min(
                            first.getDayOfMonth(), YearMonth.from(start).lengthOfMonth()));
        }
    }

    @ParameterizedTest(name = "{0} rounded to {1} in {2}")
    @CsvSource({
        "PT5H,  NONE, UTC,           2026-11-24T08:07:30.25Z, 2026-11-24T08:07:30.25Z, 2026-11-24T13:07:30.25Z",
        "PT5H,  HOUR, UTC,           2026-11-24T08:07:30.25Z, 2026-11-24T08:00:00Z,    2026-11-24T13:00:00Z",
        // Half past in UTC is the full hour in India; on Lord Howe Island a change of clocks has cut the hour in half.
        "PT5H,  HOUR, Asia/Kolkata,  2026-11-24T08:07:30.25Z, 2026-11-24T07:30:00Z,    2026-11-24T12:30:00Z",
        "PT5H,  HOUR, Australia/Lord_Howe, 2026-10-03T15:45:00Z, 2026-10-03T15:30:00Z, 2026-10-03T20:30:00Z",
        "PT168H, DAY, UTC,           2026-11-24T23:59:59Z,    2026-11-24T00:00:00Z,    2026-12-01T00:00:00Z",
        "PT168H, DAY, Europe/Berlin, 2026-11-24T23:59:59Z,    2026-11-24T23:00:00Z,    2026-12-01T23:00:00Z",
        // The last hour of a day of 25: a day from midnight on would be over already.
        "PT24H,  DAY, Europe/Berlin, 2026-10-25T22:30:00Z,    2026-10-25T22:30:00Z,    2026-10-26T22:30:00Z"
    })
    void opensWithItsFirstUse(
            Duration length, Rounding rounding, ZoneId zone, Instant instant, Instant startsAt, Instant endsAt) {
        assertThat(new FirstUse(length, rounding).spanAt(new Anchor(zone, Instant.EPOCH), instant))
                .isEqualTo(new TimeSpan(startsAt, endsAt));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void aFirstUseLiesInTheWindowThatItOpensAndIsAsLongAsItSays(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            ZoneId zone = ZoneId.of(ZONES.get(random.nextInt(ZONES.size())));
            Duration length = Duration.ofHours(24).plusSeconds(random.nextLong(30L * 86_400));
            Rounding rounding = Rounding.values()[random.nextInt(Rounding.values().length)];
            Instant instant = Instant.parse("2024-01-01T00:00:00Z").plusMillis(random.nextLong(16L * 365 * 86_400_000));

            TimeSpan span = new FirstUse(length, rounding).spanAt(new Anchor(zone, Instant.EPOCH), instant);

            assertThat(span.contains(instant))
                    .as("-Dseed=%d %s %s", seed, zone, instant)
                    .isTrue();
            assertThat(Duration.between(span.startsAt(), span.endsAt()))
                    .as("-Dseed=%d %s %s", seed, zone, instant)
                    .isEqualTo(length);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void whatSlidesCountsForItsLengthAndAtMostATwelfthLonger(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Duration length = Duration.ofSeconds(1 + random.nextLong(366L * 86_400 - 1));
            Instant instant = Instant.parse("2024-01-01T00:00:00Z").plusMillis(random.nextLong(16L * 365 * 86_400_000));

            Instant counts = new Sliding(length).spanAt(UTC, instant).endsAt();

            assertThat(Duration.between(instant, counts))
                    .as("-Dseed=%d %s at %s", seed, length, instant)
                    .isBetween(length, length.plus(length.dividedBy(12)));
        }
    }

    @Test
    void aLifetimeIsOneWindowWithoutEnd() {
        assertThat(new Lifetime().spanAt(UTC, Sample.NOON)).isEqualTo(new TimeSpan(Instant.EPOCH, Window.NEVER));
        assertThat(new Lifetime().spanAt(UTC, Sample.NOON.plus(Duration.ofDays(36_500))))
                .isEqualTo(new Lifetime().spanAt(UTC, Sample.NOON));
    }

    @Test
    void refusesAWindowShorterThanASecondOrThanWhatItsStartIsRoundedTo() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Sliding(Duration.ofMillis(999)));
        assertThatIllegalArgumentException().isThrownBy(() -> new Sliding(Duration.ofDays(367)));
        assertThatIllegalArgumentException().isThrownBy(() -> new FirstUse(Duration.ofHours(5), Rounding.DAY));
    }
}
