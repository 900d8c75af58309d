package dev.thinkwatt.local.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DayProfileTest {

    @ParameterizedTest
    @CsvSource({"2026-11-24, 24", "2026-03-29, 23", "2026-10-25, 25"})
    void hasAsManyHoursAsTheDayInStockholm(LocalDate day, int hours) {
        assertThat(rows(DayProfile.EU_NORTH, day)).hasSize(hours);
    }

    @ParameterizedTest
    @CsvSource({"2026-11-24, 24", "2026-03-08, 23", "2026-11-01, 25"})
    void hasAsManyHoursAsTheDayInVirginia(LocalDate day, int hours) {
        assertThat(rows(DayProfile.US_EAST, day)).hasSize(hours);
    }

    @Test
    void pricesTheHourThatComesTwiceTheSameTwice() {
        List<String> rows = rows(DayProfile.EU_NORTH, LocalDate.parse("2026-10-25"));

        assertThat(rows.get(2)).isEqualTo("2026-10-25T00:00:00Z,2026-10-25T01:00:00Z,26.40");
        assertThat(rows.get(3)).isEqualTo("2026-10-25T01:00:00Z,2026-10-25T02:00:00Z,26.40");
    }

    @Test
    void takesThePriceOfTheHourOnTheClock() {
        assertThat(rows(DayProfile.US_EAST, LocalDate.parse("2026-11-24")).get(18))
                .isEqualTo("2026-11-24T23:00:00Z,2026-11-25T00:00:00Z,157.00");
    }

    @Test
    void isCheaperAtWeekends() {
        assertThat(rows(DayProfile.US_EAST, LocalDate.parse("2026-11-28")).get(18))
                .endsWith(",125.60");
    }

    private static List<String> rows(DayProfile profile, LocalDate day) {
        StringBuilder rows = new StringBuilder();
        profile.appendDay(day, rows);
        return rows.toString().lines().toList();
    }
}
