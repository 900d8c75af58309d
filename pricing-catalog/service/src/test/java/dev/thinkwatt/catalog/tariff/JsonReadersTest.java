package dev.thinkwatt.catalog.tariff;

import static dev.thinkwatt.catalog.tariff.TariffFiles.faults;
import static dev.thinkwatt.catalog.tariff.TariffFiles.read;
import static dev.thinkwatt.catalog.tariff.TariffFiles.text;
import static dev.thinkwatt.catalog.tariff.TariffFormat.AWATTAR;
import static dev.thinkwatt.catalog.tariff.TariffFormat.OCTOPUS_AGILE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.tariff.TariffFile.Fault;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReadersTest {

    private static final String MARKET = text("awattar.json");
    private static final String AGILE = text("octopus-agile.json");

    @Test
    void readsMarketPricesPerMwh() {
        Read read = read(AWATTAR, MARKET);
        assertThat(read.currency()).hasToString("EUR");
        assertThat(read.intervals())
                .extracting(interval -> interval.pricePerKwh().toPlainString())
                .containsExactly("0.09537", "0.0881", "-0.00005", "1.01", "0.09");
        assertThat(read.intervals().getFirst().start()).isEqualTo(Instant.parse("2025-11-23T23:00:00Z"));
        assertThat(read.remarks())
                .extracting(remark -> remark.kind() + " " + remark.start())
                .containsExactly("NEGATIVE 2025-11-24T01:00:00Z", "DOUBTFUL 2025-11-24T02:00:00Z");
    }

    @Test
    void readsUnitRatesInPenceWithoutTaxTheOldestFirst() {
        Read read = read(OCTOPUS_AGILE, AGILE);
        assertThat(read.currency()).hasToString("GBP");
        assertThat(read.intervals())
                .extracting(interval ->
                        interval.start() + " " + interval.pricePerKwh().toPlainString())
                .containsExactly(
                        "2025-11-24T00:00:00Z 0.162",
                        "2025-11-24T00:30:00Z 0.17535",
                        "2025-11-24T01:00:00Z -0.021",
                        "2025-11-24T01:30:00Z 0.1942");
        assertThat(read.remarks())
                .extracting(remark -> remark.kind() + " " + remark.start())
                .containsExactly(
                        "INCOMPLETE 2025-11-24T00:00:00Z",
                        "OTHER_SERIES 2025-11-24T00:30:00Z",
                        "NEGATIVE 2025-11-24T01:00:00Z",
                        "OPEN_ENDED 2025-11-24T02:00:00Z");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            95.37, "unit": "Eur/MWh" | 95.37, "unit": "ct/kWh" | data[0].unit | must be Eur/MWh
            : 95.37,                 | : "95,37",              | data[0].marketprice | must be a number, with a point before its decimals
            : 95.37,                 | : 1e9,                  | data[0] | has an absurd price: 1000000 per kWh, where 10 is the most; is the unit right?
            : 95.37,                 | : 1e999999999,          | data[0] | has a price of too many digits
            1763938800000            | 1763938860000           | data[0] | does not start on a quarter of an hour
            1763938800000            | 1763938800000.5         | data[0].start_timestamp | must be ms since 1970
            1763938800000            | 1763937000000           | data[0] | lasts PT1H30M, not 15, 30 or 60 minutes
            1763938800000            | -9223372036854775808    | data[0] | lies outside the years 2000 to 2099
            """)
    void namesWhatItRefusesOfAMarketPrice(String good, String bad, String place, String rule) {
        assertThat(MARKET).contains(good);
        assertThat(faults(AWATTAR, MARKET.replaceFirst(java.util.regex.Pattern.quote(good), bad)))
                .containsExactly(new Fault(place, rule));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            "valid_from": "2025-11-24T00:00:00Z" | "valid_from": "24/11/2025" | results[5].valid_from | must be an instant such as 2026-11-24T00:00:00Z
            "valid_to": "2025-11-24T00:30:00Z"   | "valid_to": 12             | results[5].valid_to | must be an instant such as 2026-11-24T00:30:00Z, or null
            : 16.2,                              | : "16,2",                  | results[5].value_exc_vat | must be a number of pence, with a point before its decimals
            """)
    void namesWhatItRefusesOfAUnitRate(String good, String bad, String place, String rule) {
        assertThat(AGILE).contains(good);
        assertThat(faults(OCTOPUS_AGILE, AGILE.replace(good, bad))).containsExactly(new Fault(place, rule));
    }

    @Test
    void readsOffsetsOfSummerTime() {
        Read read = read(OCTOPUS_AGILE, AGILE.replace("\"2025-11-24T00:00:00Z\"", "\"2025-11-24T01:00:00+01:00\""));
        assertThat(read.intervals().getFirst().start()).isEqualTo(Instant.parse("2025-11-24T00:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "null", "{", "{\"data\": []}", "{\"data\": {}}", "{}", "{\"data\": [1e99999999999]}"})
    void refusesWhatIsNoListOfPrices(String text) {
        assertThat(faults(AWATTAR, text)).isNotEmpty();
    }

    @Test
    void refusesToNestDeep() {
        assertThat(faults(AWATTAR, "{\"data\":" + "[".repeat(100_000))).isNotEmpty();
    }
}
