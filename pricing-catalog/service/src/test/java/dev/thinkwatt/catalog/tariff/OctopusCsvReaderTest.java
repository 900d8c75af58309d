package dev.thinkwatt.catalog.tariff;

import static dev.thinkwatt.catalog.tariff.TariffFiles.faults;
import static dev.thinkwatt.catalog.tariff.TariffFiles.read;
import static dev.thinkwatt.catalog.tariff.TariffFiles.text;
import static dev.thinkwatt.catalog.tariff.TariffFormat.OCTOPUS_AGILE_CSV;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.tariff.TariffFile.Fault;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OctopusCsvReaderTest {

    private static final String AGILE = text("octopus-agile.csv");

    /** Over the hour that local time has twice in October, with the half hour after it left out. */
    @Test
    void takesTheTaxOffExactlyAndReadsHalfHoursOfUtc() {
        Read read = read(OCTOPUS_AGILE_CSV, AGILE);
        assertThat(read.currency()).hasToString("GBP");
        assertThat(read.source()).isEqualTo("Octopus Agile, region C");
        assertThat(read.intervals())
                .extracting(interval ->
                        interval.start() + " " + interval.pricePerKwh().toPlainString())
                .containsExactly(
                        "2025-10-25T23:30:00Z 0.162",
                        "2025-10-26T00:00:00Z 0.17535",
                        "2025-10-26T00:30:00Z -0.021",
                        "2025-10-26T01:00:00Z 0.1942",
                        "2025-10-26T01:30:00Z 0.1942",
                        "2025-10-26T02:30:00Z 0.3333");
        assertThat(read.remarks())
                .extracting(remark -> remark.kind() + " " + remark.start())
                .contains("NEGATIVE 2025-10-26T00:30:00Z", "GAP 2025-10-26T02:00:00Z");
    }

    @Test
    void readsTheNameOfARegionInQuotesAndLinesOfWindows() {
        assertThat(read(OCTOPUS_AGILE_CSV, "\uFEFF2025-10-26T00:00:00Z,01:00,A,\"Eastern England, all\",10.5\r\n")
                        .intervals())
                .extracting(interval -> interval.pricePerKwh().toPlainString())
                .containsExactly("0.1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            London,17.01            | London,17.00             | line 1 | has 17.00 pence, which is no price with exactly 5 % of tax in it
            London,17.01            | London,"17,01"           | line 1 | must end with a number of pence, with a point before its decimals
            London,17.01            | London                   | line 1 | has 4 columns, not 5: start, local time, region, its name and pence per kWh
            2025-10-25T23:30:00Z    | 25/10/2025 23:30         | line 1 | must begin with an instant in UTC such as 2026-11-24T00:00:00Z
            2025-10-25T23:30:00Z    | 2025-10-26T00:30:00+01:00| line 1 | must begin with an instant in UTC such as 2026-11-24T00:00:00Z
            2025-10-25T23:30:00Z    | 2025-10-25T23:20:00Z     | line 1 | does not start on a quarter of an hour
            00:30,C,London,17.01    | 00:30,Z,London,17.01     | line 1 | must name a region by its letter, A to P
            London,34.9965          | London,1050000           | line 6 | has an absurd price: 10000 per kWh, where 10 is the most; is the unit right?
            01:30,C,London,20.391   | 01:30,B,London,20.391    | the file | must be of one region, not of B, C
            """)
    void namesWhatItRefuses(String good, String bad, String place, String rule) {
        assertThat(AGILE).contains(good);
        assertThat(faults(OCTOPUS_AGILE_CSV, AGILE.replace(good, bad))).containsExactly(new Fault(place, rule));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n", "timestamp,time,letter,region,price\n", "\"2025-10-26T00:00:00Z"})
    void refusesWhatHasNoPrice(String text) {
        assertThat(faults(OCTOPUS_AGILE_CSV, text)).isNotEmpty();
    }
}
