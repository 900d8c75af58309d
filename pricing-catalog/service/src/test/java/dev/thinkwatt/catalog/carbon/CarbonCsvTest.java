package dev.thinkwatt.catalog.carbon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.thinkwatt.catalog.carbon.CarbonFile.Reading;
import dev.thinkwatt.support.problem.ProblemException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarbonCsvTest {

    private static final String OWN = "startsAt,endsAt,gramsCo2ePerKwh\n";
    private static final String MAPS = "\uFEFF\"Datetime (UTC)\",Country,Zone Name,Zone Id,"
            + "\"Carbon Intensity gCO\u2082eq/kWh (direct)\",\"Carbon Intensity gCO\u2082eq/kWh (LCA)\","
            + "Low Carbon Percentage,Renewable Percentage,Data Source,Data Estimated,Data Estimation Method\n";

    @Test
    void readsItsOwnColumnsInAnyOrderOfLines() {
        CarbonFile file = read(OWN
                + "2026-11-24T01:00:00Z,2026-11-24T02:00:00Z,30.50\n2026-11-24T00:00:00Z,2026-11-24T01:00:00Z,400\n");
        assertThat(file.source()).isEqualTo("grid operator");
        assertThat(file.readings())
                .extracting(reading -> reading.gramsCo2ePerKwh().toPlainString())
                .containsExactly("400", "30.5");
    }

    @Test
    void takesTheDirectEmissionsOfElectricityMapsAndSaysWhatWasEstimated() {
        CarbonFile file = read(MAPS
                + "2026-11-24 00:00:00,Sweden,South Central Sweden,SE-SE3,2.11,21.5,99.1,70.2,entsoe.eu,false,\n"
                + "2026-11-24 01:00:00,Sweden,South Central Sweden,SE-SE3,2.4,22.1,99.0,70.0,\"entsoe.eu, own\",true,"
                + "TIME_SLICER_AVERAGE\n");
        assertThat(file.source()).isEqualTo("Electricity Maps, direct emissions SE-SE3");
        assertThat(file.readings())
                .extracting(reading -> reading.gramsCo2ePerKwh().toPlainString())
                .containsExactly("2.11", "2.4");
        assertThat(file.readings()).extracting(Reading::estimated).containsExactly(false, true);
        assertThat(file.readings())
                .allSatisfy(reading -> assertThat(Duration.between(reading.start(), reading.end()))
                        .isEqualTo(Duration.ofHours(1)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-24T00:00:00Z,2026-11-24T01:00:00Z,12;5 | such as 31.5",
                "2026-11-24T00:00:00Z,2026-11-24T01:00:00Z,-1 | such as 31.5",
                "2026-11-24T00:00:00Z,2026-11-24T01:00:00Z,31500 | is the unit right",
                "2026-11-24T00:00:00Z,2026-11-24T01:00:00Z,1e99999 | such as 31.5",
                "2026-11-24T00:00:00Z,2026-11-24T03:00:00Z,1 | 15, 30 or 60 minutes",
                "2026-11-24T00:07:00Z,2026-11-24T01:07:00Z,1 | quarter of an hour",
                "soon,2026-11-24T01:00:00Z,1 | quarter of an hour",
                "2026-11-24T00:00:00Z,1 | has 2 columns",
            })
    void namesTheLineAndTheRule(String line, String rule) {
        assertThatThrownBy(() -> read(OWN + line + "\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().violations()).anySatisfy(violation -> {
                            assertThat(violation.field()).isEqualTo("line 2");
                            assertThat(violation.rule()).contains(rule);
                        }));
    }

    @Test
    void refusesWhatIsNoSuchFile() {
        for (String file : new String[] {"", "a,b,c\n1,2,3\n", OWN, MAPS, "\"", OWN + "\"2026"}) {
            assertThatThrownBy(() -> read(file)).isInstanceOf(ProblemException.class);
        }
        assertThatThrownBy(() -> CarbonCsv.read(new byte[] {(byte) 0xff, (byte) 0xfe, 0}, "x"))
                .isInstanceOf(ProblemException.class);
    }

    @Test
    void refusesStretchesThatOverlapAndZonesThatAreMixed() {
        assertThatThrownBy(() -> read(OWN
                        + "2026-11-24T00:00:00Z,2026-11-24T01:00:00Z,1\n2026-11-24T00:30:00Z,2026-11-24T01:30:00Z,1\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().violations())
                                .singleElement()
                                .satisfies(violation ->
                                        assertThat(violation.rule()).contains("overlaps")));
        assertThatThrownBy(
                        () -> read(MAPS + "2026-11-24 00:00:00,,,SE-SE3,2,2,,,,,\n2026-11-24 01:00:00,,,DE,2,2,,,,,\n"))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.problem().violations())
                                .anySatisfy(violation ->
                                        assertThat(violation.rule()).contains("DE, SE-SE3")));
    }

    @Test
    void cutsAnHourOverALocalMidnight() {
        CarbonFile file = read(OWN + "2026-11-24T18:00:00Z,2026-11-24T19:00:00Z,700\n");
        var byDay = file.byDay(ZoneId.of("Asia/Kolkata"));
        assertThat(byDay.keySet()).containsExactly(LocalDate.parse("2026-11-24"), LocalDate.parse("2026-11-25"));
        assertThat(byDay.get(LocalDate.parse("2026-11-25")))
                .singleElement()
                .satisfies(reading -> assertThat(reading.start()).isEqualTo(Instant.parse("2026-11-24T18:30:00Z")));
    }

    @Test
    void neverThrowsAnythingButItsOwnProblem() {
        String whole = MAPS + "2026-11-24 00:00:00,Sweden,South,SE-SE3,2.11,21.5,99.1,70.2,entsoe.eu,false,\n"
                + "2026-11-24 00:15:00,Sweden,South,SE-SE3,2.11,21.5,99.1,70.2,entsoe.eu,true,\n";
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] file = whole.getBytes(StandardCharsets.UTF_8);
            for (int broken = random.nextInt(6); broken >= 0; broken--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            Throwable thrown = catchThrowable(() -> CarbonCsv.read(file, "fuzz"));
            if (thrown != null) {
                assertThat(thrown).as("-Dseed=%d", seed).isInstanceOf(ProblemException.class);
            }
        }
    }

    private static CarbonFile read(String file) {
        return CarbonCsv.read(file.getBytes(StandardCharsets.UTF_8), "grid operator");
    }
}
