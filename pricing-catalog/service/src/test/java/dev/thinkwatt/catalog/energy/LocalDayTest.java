package dev.thinkwatt.catalog.energy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.energy.LocalDay.Gap;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDayTest {

    @ParameterizedTest
    @CsvSource({
        "2026-03-29, Europe/Stockholm, 92",
        "2026-10-25, Europe/Stockholm, 100",
        "2026-11-24, Europe/Stockholm, 96",
        "2026-03-08, America/New_York, 92",
        "2026-11-01, America/New_York, 100"
    })
    void hasAsManyQuartersAsItsZoneSays(LocalDate date, ZoneId zone, int quarters) {
        LocalDay day = new LocalDay(date, zone);
        assertThat(Duration.between(day.startsAt(), day.endsAt())).isEqualTo(Duration.ofMinutes(15L * quarters));
        assertThat(day.gaps(quarters(day))).isEmpty();
    }

    @Test
    void namesEveryGap() {
        LocalDay day = new LocalDay(LocalDate.parse("2026-11-24"), ZoneId.of("Europe/Stockholm"));
        assertThat(day.gaps(List.of())).containsExactly(new Gap(day.startsAt(), day.endsAt()));
        assertThat(day.gaps(List.of(hour("2026-11-24T10:00:00Z"), hour("2026-11-24T12:00:00Z"))))
                .containsExactly(
                        new Gap(day.startsAt(), Instant.parse("2026-11-24T10:00:00Z")),
                        new Gap(Instant.parse("2026-11-24T11:00:00Z"), Instant.parse("2026-11-24T12:00:00Z")),
                        new Gap(Instant.parse("2026-11-24T13:00:00Z"), day.endsAt()));
    }

    private static List<Interval> quarters(LocalDay day) {
        return Stream.iterate(day.startsAt(), day.endsAt()::isAfter, start -> start.plusSeconds(900))
                .map(start -> new Interval(start, start.plusSeconds(900), BigDecimal.ONE))
                .toList();
    }

    private static Interval hour(String start) {
        return new Interval(Instant.parse(start), Instant.parse(start).plusSeconds(3600), BigDecimal.ONE);
    }
}
