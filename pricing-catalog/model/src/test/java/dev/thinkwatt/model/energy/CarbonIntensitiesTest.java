package dev.thinkwatt.model.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.energy.CarbonDay.Interval;
import dev.thinkwatt.model.energy.CarbonIntensities.Intensity;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarbonIntensitiesTest {

    /** Two hours that touch, a gap of one, and one more. */
    private static final CarbonIntensities INTENSITIES = CarbonIntensities.of(List.of(day(
            "2026-11-24",
            interval("2026-11-24T06:00:00Z", "2026-11-24T07:00:00Z", "31.5"),
            interval("2026-11-24T07:00:00Z", "2026-11-24T08:00:00Z", "0"),
            interval("2026-11-24T09:00:00Z", "2026-11-24T10:00:00Z", "383.55"))));

    @ParameterizedTest
    @CsvSource({
        "2026-11-24T05:59:59.999999999Z,",
        "2026-11-24T06:00:00Z, 31.5",
        "2026-11-24T06:59:59.999999999Z, 31.5",
        "2026-11-24T07:00:00Z, 0",
        "2026-11-24T08:00:00Z,",
        "2026-11-24T09:59:59Z, 383.55",
        "2026-11-24T10:00:00Z,",
    })
    void knowsAnIntensityFromTheStartOfItsIntervalUntilBeforeItsEnd(Instant instant, String grams) {
        assertThat(INTENSITIES
                        .at("eu-north", instant)
                        .map(intensity -> intensity.gramsCo2ePerKwh().toPlainString()))
                .isEqualTo(Optional.ofNullable(grams));
    }

    @Test
    void knowsWhoPublishedItAndNothingOfOtherSites() {
        Instant instant = Instant.parse("2026-11-24T06:30:00Z");
        assertThat(INTENSITIES.at("eu-north", instant)).contains(new Intensity(new BigDecimal("31.5"), "grid"));
        assertThat(INTENSITIES.at("us-east", instant)).isEmpty();
    }

    @Test
    void refusesWhatContradictsItself() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interval("2026-11-24T06:00:00Z", "2026-11-24T07:00:00Z", "-1"))
                .withMessageContaining("never negative");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> interval("2026-11-24T07:00:00Z", "2026-11-24T07:00:00Z", "1"))
                .withMessageContaining("ends after it starts");
        Interval first = interval("2026-11-24T06:00:00Z", "2026-11-24T07:00:00Z", "1");
        Interval second = interval("2026-11-24T06:45:00Z", "2026-11-24T07:45:00Z", "1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> day("2026-11-24", first, second))
                .withMessageContaining("overlap at 2026-11-24T06:45:00Z");
    }

    private static CarbonDay day(String day, Interval... intervals) {
        return new CarbonDay("eu-north", LocalDate.parse(day), List.of(intervals), "grid");
    }

    private static Interval interval(String start, String end, String grams) {
        return new Interval(Instant.parse(start), Instant.parse(end), new BigDecimal(grams));
    }
}
