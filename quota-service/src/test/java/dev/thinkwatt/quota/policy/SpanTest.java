package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpanTest {

    @ParameterizedTest
    @CsvSource({
        // A plain week in UTC, from Monday to Monday.
        "WEEK,  UTC,                 2026-11-24T08:00:00Z, 2026-11-23T00:00:00Z, 168",
        // Clocks go forward on 29 March: an hour is missing. They go back on 25 October.
        "WEEK,  Europe/Berlin,       2026-03-29T12:00:00Z, 2026-03-22T23:00:00Z, 167",
        "WEEK,  Europe/Berlin,       2026-10-25T12:00:00Z, 2026-10-18T22:00:00Z, 169",
        "DAY,   Europe/Berlin,       2026-03-29T12:00:00Z, 2026-03-28T23:00:00Z, 23",
        "DAY,   Europe/Berlin,       2026-10-25T12:00:00Z, 2026-10-24T22:00:00Z, 25",
        // Sunday evening in California is Monday in UTC already, and still the old week there.
        "WEEK,  America/Los_Angeles, 2026-11-30T07:59:59Z, 2026-11-23T08:00:00Z, 168",
        "WEEK,  America/Los_Angeles, 2026-11-30T08:00:00Z, 2026-11-30T08:00:00Z, 168",
        // This day begins at 01:00, because midnight is skipped.
        "DAY,   Africa/Cairo,        2026-04-24T12:00:00Z, 2026-04-23T22:00:00Z, 23",
        "MONTH, UTC,                 2028-02-29T23:59:59Z, 2028-02-01T00:00:00Z, 696",
        "MONTH, Asia/Kolkata,        2026-01-31T18:30:00Z, 2026-01-31T18:30:00Z, 672",
        "HOUR,  Asia/Kolkata,        2026-01-31T18:29:59Z, 2026-01-31T17:30:00Z, 1",
        // 02:30 comes twice in Berlin: two hours, one after the other.
        "HOUR,  Europe/Berlin,       2026-10-25T00:30:00Z, 2026-10-25T00:00:00Z, 1",
        "HOUR,  Europe/Berlin,       2026-10-25T01:30:00Z, 2026-10-25T01:00:00Z, 1"
    })
    void startsWhereTheLocalCalendarSaysAndLastsAsLongAsItSays(
            Window.Unit unit, String zone, Instant instant, Instant start, long hours) {
        Span span = Span.of(new Window.Calendar(unit), ZoneId.of(zone), instant);

        assertThat(span).isEqualTo(new Span(start, start.plus(Duration.ofHours(hours))));
    }

    @Test
    void everyInstantLiesInItsOwnWindowInEveryZone() {
        for (String zone : ZoneId.getAvailableZoneIds()) {
            for (Window.Unit unit : Window.Unit.values()) {
                for (int step = 0; step < 100; step++) {
                    Instant instant = Instant.parse("2026-01-01T00:07:00Z").plus(Duration.ofHours(89L * step));
                    Span span = Span.of(new Window.Calendar(unit), ZoneId.of(zone), instant);
                    assertThat(!instant.isBefore(span.startsAt()) && instant.isBefore(span.endsAt()))
                            .as("%s %s %s %s", zone, unit, instant, span)
                            .isTrue();
                }
            }
        }
    }
}
