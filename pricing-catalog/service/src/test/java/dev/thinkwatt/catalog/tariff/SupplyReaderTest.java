package dev.thinkwatt.catalog.tariff;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.tariff.Remark.Kind;
import dev.thinkwatt.catalog.tariff.TariffFile.Fault;
import dev.thinkwatt.catalog.tariff.TariffFile.Faulty;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SupplyReaderTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private static final String BANDS = """
            {"currency": "EUR", "from": "2026-03-28", "until": "2026-03-30", "source": "Supply contract 17",
             "bands": [
               {"name": "weekend", "weekdays": ["SATURDAY", "SUNDAY"], "pricePerKwh": "0.08"},
               {"name": "night", "from": "22:00", "until": "06:00", "pricePerKwh": "0.09"},
               {"name": "winter peak", "months": ["DECEMBER", "JANUARY"], "from": "17:15", "until": "20:00", "pricePerKwh": "0.31"},
               {"name": "day", "pricePerKwh": "0.18"}]}
            """;

    @Test
    void givesAFixedPriceOneBandThatAlwaysHolds() {
        Read read = read("""
                {"currency": "EUR", "from": "2026-11-24", "until": "2026-11-25", "source": "Fixed",
                 "bands": [{"name": "all day", "pricePerKwh": "0.1200"}]}""");
        assertThat(read.currency()).hasToString("EUR");
        assertThat(read.intervals())
                .hasSize(24)
                .allMatch(interval -> interval.pricePerKwh().toPlainString().equals("0.12"));
        assertThat(read.remarks()).isEmpty();
    }

    /** The night over a change of clocks is an hour shorter, or longer. */
    @ParameterizedTest
    @CsvSource({"2026-03-29, 23, 7, 2", "2026-03-30, 24, 8, 2", "2026-10-25, 25, 9, 2", "2026-12-01, 27, 8, 3"})
    void followsClocksOfTheSite(LocalDate day, int intervals, int hoursOfNight, int prices) {
        Read read = read(BANDS.replace("\"SATURDAY\", \"SUNDAY\"", "\"FRIDAY\"")
                .replace("2026-03-30", day.plusDays(1).toString())
                .replace("2026-03-28", day.toString()));
        assertThat(read.intervals()).hasSize(intervals);
        assertThat(read.intervals().getFirst().start())
                .isEqualTo(day.atStartOfDay(BERLIN).toInstant());
        assertThat(read.intervals().getLast().end())
                .isEqualTo(day.plusDays(1).atStartOfDay(BERLIN).toInstant());
        assertThat(read.intervals().stream()
                        .filter(interval ->
                                interval.pricePerKwh().toPlainString().equals("0.09")))
                .hasSize(hoursOfNight);
        assertThat(read.intervals().stream().map(TariffInterval::pricePerKwh).distinct())
                .hasSize(prices);
    }

    @Test
    void takesTheFirstBandThatHolds() {
        assertThat(read(BANDS).intervals())
                .hasSize(47)
                .allMatch(interval -> interval.pricePerKwh().toPlainString().equals("0.08"));
    }

    @Test
    void flagsATimeInWhichNoBandHolds() {
        Read read = read("""
                {"currency": "EUR", "from": "2026-11-24", "until": "2026-11-25", "source": "Hours",
                 "bands": [{"name": "day", "from": "06:00", "until": "22:00", "pricePerKwh": "0.1"}]}""");
        assertThat(read.intervals()).hasSize(16);
        assertThat(read.remarks()).extracting(Remark::kind).containsExactly(Kind.GAP, Kind.GAP);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "until": "2026-03-30"   | "until": "2026-03-28"   | until | must be a day after from, both between 2000 and 2099
            "until": "2026-03-30"   | "until": "2027-03-30"   | until | must be at most 100 days after from
            "from": "22:00"         | "from": "22:05"         | bands | must begin and end on a quarter of an hour
            "pricePerKwh": "0.18"   | "pricePerKwh": "180"    | band day | has an absurd price: 180 per kWh, where 10 is the most; is the unit right?
            "SATURDAY"              | "CATURDAY"              | bands.[0].weekdays.[0] | is missing, unknown, or not of its kind
            "Supply contract 17"    | " "                     | source | must be 1 to 100 characters of text
            """)
    void namesWhatItRefuses(String good, String bad, String place, String rule) {
        String terms = BANDS.replace("\"SATURDAY\", \"SUNDAY\"", "\"SATURDAY\"").replace("2026-03-28", "2026-03-27");
        String file = terms.replace(good, bad).replace("\"until\": \"2026-03-28\"", "\"until\": \"2026-03-27\"");
        assertThat(((Faulty) SupplyReader.read(file.getBytes(UTF_8), BERLIN, TariffFiles.LIMITS)).faults())
                .contains(new Fault(place, rule));
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(3));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void readsOrRefusesWhateverItIsGiven(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            StringBuilder broken = new StringBuilder(BANDS);
            for (int times = random.nextInt(3); times >= 0; times--) {
                int at = random.nextInt(broken.length());
                broken.replace(at, Math.min(broken.length(), at + random.nextInt(5)), piece(random));
            }
            assertThat(SupplyReader.read(broken.toString().getBytes(UTF_8), BERLIN, TariffFiles.LIMITS))
                    .as("-Dseed=%d", seed)
                    .isNotNull();
        }
    }

    private static String piece(Random random) {
        String[] pieces = {"", "\"", "{", "}", "null", "1e999999999", "99", "-", ":", ",", "\u0000", "24:00", "[", "]"};
        return pieces[random.nextInt(pieces.length)];
    }

    private static Read read(String terms) {
        return (Read) SupplyReader.read(terms.getBytes(UTF_8), BERLIN, TariffFiles.LIMITS);
    }
}
