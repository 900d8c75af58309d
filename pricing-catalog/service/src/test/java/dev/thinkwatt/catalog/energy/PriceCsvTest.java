package dev.thinkwatt.catalog.energy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.energy.PriceFile.Fault;
import dev.thinkwatt.catalog.energy.PriceFile.Faulty;
import dev.thinkwatt.catalog.energy.PriceFile.Read;
import dev.thinkwatt.model.energy.ElectricityDay.Interval;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceCsvTest {

    private static final String HEADER = "startsAt,endsAt,pricePerMwh\n";
    private static final PriceCsv CSV = new PriceCsv(ZoneId.of("Europe/Stockholm"), new BigDecimal("10"), 10);

    @Test
    void readsPricesPerMwhAsExactPricesPerKwh() {
        assertThat(intervals(HEADER + "2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,95.37"))
                .containsExactly(new Interval(
                        Instant.parse("2026-11-24T10:00:00Z"),
                        Instant.parse("2026-11-24T11:00:00Z"),
                        new BigDecimal("0.09537")));
    }

    @Test
    void readsPricesPerKwhWhereTheHeaderSaysSo() {
        assertThat(intervals("startsAt,endsAt,pricePerKwh\n2026-11-24T10:00:00Z,2026-11-24T10:15:00Z,0.0840"))
                .extracting(Interval::pricePerKwh)
                .containsExactly(new BigDecimal("0.084"));
    }

    @Test
    void readsByteOrderMarkWindowsLinesAndNegativePricesInAnyOrder() {
        assertThat(intervals("\uFEFFstartsAt,endsAt,pricePerMwh\r\n"
                        + "2026-11-24T11:00:00Z,2026-11-24T11:30:00Z,0\r\n"
                        + "2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,-500\r\n"))
                .extracting(interval -> interval.pricePerKwh().toPlainString())
                .containsExactly("-0.5", "0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,95,37      | has 4 columns, not 3; decimals take a point, columns a comma
            2026-11-24T10:00:00Z;2026-11-24T11:00:00Z;95.37      | has 1 columns, not 3; decimals take a point, columns a comma
            2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,           | pricePerMwh is not a decimal such as 95.37 or -0.05
            2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,1e9        | pricePerMwh is not a decimal such as 95.37 or -0.05
            2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,NaN        | pricePerMwh is not a decimal such as 95.37 or -0.05
            2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,10000.01   | pricePerMwh is absurd: 10.00001 per kWh, where 10 is the most; is the unit right?
            2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,-10000.01  | pricePerMwh is absurd: -10.00001 per kWh, where 10 is the most; is the unit right?
            2026-11-24T10:00:00,2026-11-24T11:00:00Z,1           | startsAt is not an instant in UTC between 2000 and 2099, such as 2026-11-24T00:00:00Z
            2026-11-24T10:00:00Z,2026-11-24T12:00:00+01:00,1     | endsAt is not an instant in UTC between 2000 and 2099, such as 2026-11-24T00:00:00Z
            +999999999-01-01T00:00:00Z,2026-11-24T12:00:00Z,1    | startsAt is not an instant in UTC between 2000 and 2099, such as 2026-11-24T00:00:00Z
            2026-02-30T10:00:00Z,2026-11-24T12:00:00Z,1          | startsAt is not an instant in UTC between 2000 and 2099, such as 2026-11-24T00:00:00Z
            2026-11-24T10:05:00Z,2026-11-24T10:20:00Z,1          | startsAt is not on a quarter of an hour
            2026-11-24T10:00:00Z,2026-11-24T12:00:00Z,1          | lasts PT2H, not 15, 30 or 60 minutes
            2026-11-24T10:00:00Z,2026-11-24T10:00:00Z,1          | lasts PT0S, not 15, 30 or 60 minutes
            2026-11-24T10:00:00Z,2026-11-24T09:00:00Z,1          | lasts PT-1H, not 15, 30 or 60 minutes
            2026-11-24T22:30:00Z,2026-11-24T23:30:00Z,1          | lies on two days of Europe/Stockholm
            ''                                                   | has 1 columns, not 3; decimals take a point, columns a comma
            """)
    void namesTheFaultOfALine(String line, String rule) {
        assertThat(faults(HEADER + line + "\n2026-11-25T10:00:00Z,2026-11-25T11:00:00Z,1"))
                .containsExactly(new Fault(2, rule));
    }

    @Test
    void namesEveryFaultWithItsLine() {
        assertThat(faults("""
                        startsAt,endsAt,pricePerMwh
                        2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,95.37
                        yesterday,tomorrow,much
                        2026-11-24T10:30:00Z,2026-11-24T10:45:00Z,90
                        2026-11-24T10:45:00Z,2026-11-24T11:15:00Z,90
                        2026-11-24T11:00:00Z,2026-11-24T12:00:00Z,90
                        """))
                .extracting(fault -> fault.line() + " " + fault.rule().replaceAll(" is not.*", ""))
                .containsExactly(
                        "3 startsAt",
                        "3 endsAt",
                        "3 pricePerMwh",
                        "4 overlaps line 2",
                        "5 overlaps line 2",
                        "6 overlaps line 5");
    }

    @Test
    void refusesTheSameIntervalTwice() {
        String line = "2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,1\n";
        assertThat(faults(HEADER + line + line)).containsExactly(new Fault(3, "overlaps line 2"));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'start,end,price\n1,2,3'",
        "'startsAt,endsAt,price'",
        "'startsAt,endsAt,pricePerGwh'",
        "'startsAt;endsAt;pricePerMwh'",
        "'2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,95.37'"
    })
    void refusesAnotherHeader(String text) {
        assertThat(faults(text))
                .containsExactly(
                        new Fault(1, "is neither startsAt,endsAt,pricePerMwh nor startsAt,endsAt,pricePerKwh"));
    }

    @Test
    void refusesFilesWithoutPricesTooLongOrInAnotherCharset() {
        assertThat(faults(HEADER)).containsExactly(new Fault(1, "is followed by no price"));
        assertThat(faults(HEADER + "x\n".repeat(10)))
                .containsExactly(new Fault(11, "is one more than a file may have"));
        assertThat(CSV.read("startsAt,endsAt,pricePerMwh,ä".getBytes(ISO_8859_1)))
                .isEqualTo(new Faulty(List.of(new Fault(1, "is not UTF-8"))));
    }

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(3));
    }

    /** Each file is read, or refused with a reason, and never anything else. */
    @ParameterizedTest
    @MethodSource("seeds")
    void readsOrRefusesWhateverItIsGiven(long seed) {
        byte[] whole = (HEADER
                        + "2026-11-24T10:00:00Z,2026-11-24T11:00:00Z,95.37\r\n"
                        + "2026-11-24T11:00:00Z,2026-11-24T11:15:00Z,-3.10\n")
                .getBytes(UTF_8);
        Random random = new Random(seed);
        for (int i = 0; i < 2000; i++) {
            byte[] file = Arrays.copyOf(whole, whole.length - random.nextInt(10));
            for (int broken = random.nextInt(6); broken >= 0; broken--) {
                file[random.nextInt(file.length)] = (byte) random.nextInt(256);
            }
            switch (CSV.read(file)) {
                case Read(var intervals) ->
                    assertThat(intervals).as("-Dseed=%d", seed).isNotEmpty();
                case Faulty(var faults) ->
                    assertThat(faults).as("-Dseed=%d", seed).isNotEmpty();
            }
        }
    }

    private static List<Interval> intervals(String text) {
        return ((Read) CSV.read(text.getBytes(UTF_8))).intervals();
    }

    private static List<Fault> faults(String text) {
        return ((Faulty) CSV.read(text.getBytes(UTF_8))).faults();
    }
}
