package dev.thinkwatt.catalog.tariff;

import static dev.thinkwatt.catalog.tariff.TariffFiles.LIMITS;
import static dev.thinkwatt.catalog.tariff.TariffFiles.faults;
import static dev.thinkwatt.catalog.tariff.TariffFiles.read;
import static dev.thinkwatt.catalog.tariff.TariffFiles.text;
import static dev.thinkwatt.catalog.tariff.TariffFormat.ENTSOE_A44;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.tariff.Remark.Kind;
import dev.thinkwatt.catalog.tariff.TariffFile.Fault;
import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntsoeReaderTest {

    private static final String QUARTERS = text("entsoe-quarters-a03.xml");

    @Test
    void readsADayOfQuartersAndFillsWhatTheCurveLeavesOut() {
        Read day = read(ENTSOE_A44, QUARTERS);
        assertThat(day.intervals()).hasSize(96);
        assertThat(day.currency()).hasToString("EUR");
        assertThat(day.unit()).isEqualTo("EUR/MWh");
        assertThat(day.source()).isEqualTo("ENTSO-E day-ahead 10Y1001A1001A82H, sequence 1");
        assertThat(day.intervals().get(14).pricePerKwh())
                .isEqualTo(day.intervals().get(12).pricePerKwh());
        assertThat(day.remarks())
                .containsExactly(
                        remark(Kind.FILLED, "2025-11-24T02:15:00Z", "2025-11-24T03:00:00Z", 3),
                        remark(Kind.FILLED, "2025-11-24T08:45:00Z", "2025-11-24T09:00:00Z", 1),
                        new Remark(
                                Kind.NEGATIVE,
                                Instant.parse("2025-11-24T11:15:00Z"),
                                Instant.parse("2025-11-24T11:45:00Z"),
                                2,
                                "below zero"),
                        remark(Kind.FILLED, "2025-11-24T22:45:00Z", "2025-11-24T23:00:00Z", 1));
    }

    @Test
    void keepsAPriceExactly() {
        assertThat(read(ENTSOE_A44, QUARTERS).intervals().get(49))
                .isEqualTo(new TariffInterval(
                        Instant.parse("2025-11-24T11:15:00Z"),
                        Instant.parse("2025-11-24T11:30:00Z"),
                        new BigDecimal("-0.0031"),
                        false));
    }

    @Test
    void leavesAGapWhereTheCurveMayNotLeaveOut() {
        Read day = read(ENTSOE_A44, QUARTERS.replace("<curveType>A03", "<curveType>A01"));
        assertThat(day.intervals()).hasSize(91);
        assertThat(day.remarks())
                .filteredOn(remark -> remark.kind() == Kind.GAP)
                .extracting(remark -> remark.start() + " " + Duration.between(remark.start(), remark.end()))
                .containsExactly(
                        "2025-11-24T02:15:00Z PT45M", "2025-11-24T08:45:00Z PT15M", "2025-11-24T22:45:00Z PT15M");
    }

    @Test
    void takesTheFinestOfSeveralResolutionsAndSaysSo() {
        Read read = read(ENTSOE_A44, text("entsoe-mixed-resolutions.xml"));
        assertThat(read.intervals()).hasSize(24 + 12);
        assertThat(read.intervals().get(24).length()).isEqualTo(Duration.ofMinutes(15));
        assertThat(read.remarks())
                .filteredOn(remark -> remark.kind() == Kind.MIXED_RESOLUTIONS)
                .extracting(Remark::start, Remark::prices)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Instant.parse("2025-09-30T22:00:00Z"), 2));
    }

    @Test
    void neverMixesAuctionSequences() {
        String file = text("entsoe-sequences.xml");
        Read first = read(ENTSOE_A44, file);
        assertThat(first.intervals())
                .extracting(interval -> interval.pricePerKwh().toPlainString())
                .containsExactly("0.08", "0.081", "0.083");
        assertThat(first.remarks())
                .extracting(remark -> remark.kind() + " " + remark.start() + " " + remark.prices())
                .containsExactly("OTHER_SERIES 2025-11-23T23:00:00Z 4", "GAP 2025-11-24T01:00:00Z 0");
        Read second = (Read) ENTSOE_A44.read(file.getBytes(UTF_8), LIMITS, 2);
        assertThat(second.intervals())
                .extracting(interval -> interval.pricePerKwh().toPlainString())
                .containsExactly("0.091", "0.092", "0.093", "0.094");
    }

    @Test
    void refusesToFallBackToAnotherSequence() {
        String file = QUARTERS.replace("InstanceComponent.position>1<", "InstanceComponent.position>2<");
        assertThat(faults(ENTSOE_A44, file))
                .containsExactly(new Fault("TimeSeries", "has no auction sequence 1, only others"));
    }

    /** Clocks of Berlin, Lisbon and Athens change at the same instant, on days that start at different ones. */
    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-03-29, 92",
        "Europe/Berlin, 2026-03-30, 96",
        "Europe/Berlin, 2026-10-25, 100",
        "Europe/Lisbon, 2026-03-29, 92",
        "Europe/Lisbon, 2026-10-25, 100",
        "Europe/Athens, 2026-03-29, 92",
        "Europe/Athens, 2026-10-25, 100"
    })
    void readsDaysOf92And96And100Quarters(ZoneId zone, LocalDate day, int quarters) {
        Instant start = day.atStartOfDay(zone).toInstant();
        Instant end = day.plusDays(1).atStartOfDay(zone).toInstant();
        String points = IntStream.rangeClosed(1, quarters)
                .mapToObj(i -> "<Point><position>" + i + "</position><price.amount>" + i + ".5</price.amount></Point>")
                .collect(Collectors.joining());
        Read read = read(
                ENTSOE_A44,
                QUARTERS.replaceAll(
                        "(?s)<Period>.*</Period>",
                        "<Period><timeInterval><start>" + start + "</start><end>" + end
                                + "</end></timeInterval><resolution>PT15M</resolution>" + points + "</Period>"));
        assertThat(read.intervals()).hasSize(quarters);
        assertThat(read.intervals().getFirst().start()).isEqualTo(start);
        assertThat(read.intervals().getLast().end()).isEqualTo(end);
        assertThat(read.remarks()).noneMatch(remark -> remark.kind() == Kind.GAP);
    }

    @Test
    void readsAPositionWithACommaOnlyWhereItCanMeanOneThing() {
        Read read = read(ENTSOE_A44, QUARTERS.replace("<position>7</position>", "<position>7,0</position>"));
        assertThat(read.intervals()).hasSize(96);
        assertThat(read.remarks().getFirst().kind()).isEqualTo(Kind.DECIMAL_COMMA);
        for (String position : List.of("7,5", "1,000", "7.0", "0", "97", "-1", "", "９")) {
            assertThat(faults(ENTSOE_A44, QUARTERS.replace("<position>7<", "<position>" + position + "<")))
                    .as(position)
                    .containsExactly(new Fault("TimeSeries 1, position", "must be a whole number from 1 to 96"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            <price_Measure_Unit.name>MWH   | <price_Measure_Unit.name>KWH   | TimeSeries 1, price_Measure_Unit.name | must be MWH
            <businessType>A62              | <businessType>A63              | TimeSeries 1, businessType | must be A62
            <contract_MarketAgreement.type>A01 | <contract_MarketAgreement.type>A07 | TimeSeries 1, contract_MarketAgreement.type | must be A01
            <type>A44                      | <type>A69                      | type | must be A44, day-ahead prices
            <currency_Unit.name>EUR        | <currency_Unit.name>Euro       | currency_Unit.name | must be the ISO 4217 code of a currency
            <curveType>A03                 | <curveType>A05                 | TimeSeries 1, curveType | must be A01 or A03
            <resolution>PT15M              | <resolution>PT5M               | TimeSeries 1, resolution | must be PT15M, PT30M or PT60M
            <position>7<                   | <position>8<                   | TimeSeries 1, position 8 | is given twice in one period
            publicationdocument:7:3        | other                          | the file | must be a Publication_MarketDocument of urn:iec62325.351:tc57wg16:451-3:publicationdocument:
            >10Y1001A1001A82H</in          | >Germany</in                   | in_Domain.mRID | must be the code of a bidding zone, such as 10Y1001A1001A82H
            """)
    void namesWhatItRefuses(String good, String bad, String place, String rule) {
        assertThat(QUARTERS).contains(good);
        assertThat(faults(ENTSOE_A44, QUARTERS.replace(good, bad))).containsExactly(new Fault(place, rule));
    }

    @Test
    void refusesADecimalCommaInAPrice() {
        assertThat(faults(ENTSOE_A44, QUARTERS.replaceFirst("<price.amount>[^<]*", "<price.amount>95,37")))
                .containsExactly(new Fault(
                        "TimeSeries 1, price.amount of position 1",
                        "must be a decimal with a point, such as 95.37 or -0.05"));
    }

    @Test
    void takesTheSamePriceTwiceAndRefusesTwoPrices() {
        String series = QUARTERS.substring(QUARTERS.indexOf("  <TimeSeries>"), QUARTERS.indexOf("</Publication"));
        Read again = read(ENTSOE_A44, QUARTERS.replace("</Publication", series + "</Publication"));
        assertThat(again.intervals()).isEqualTo(read(ENTSOE_A44, QUARTERS).intervals());
        assertThat(again.remarks())
                .filteredOn(remark -> remark.kind() == Kind.REPEATED)
                .extracting(Remark::prices)
                .containsExactly(96);
        String other = series.replaceFirst("<price.amount>[^<]*", "<price.amount>1");
        assertThat(faults(ENTSOE_A44, QUARTERS.replace("</Publication", other + "</Publication")))
                .containsExactly(new Fault(
                        "TimeSeries 1, position 1",
                        "has another price from 2025-11-23T23:00:00Z than the file gave before"));
    }

    @Test
    void saysWhyTheSourceHadNoData() {
        assertThat(faults(ENTSOE_A44, text("entsoe-no-data.xml")))
                .containsExactly(new Fault(
                        "Acknowledgement_MarketDocument",
                        "has no prices: No matching data found for Data item Day-ahead Prices [12.1.D]"));
    }

    @Test
    void refusesDocumentTypesAndEntities() {
        String bomb = "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
        String file = "<!DOCTYPE d SYSTEM \"file:///etc/hostname\">";
        for (String type : List.of(bomb, file, "<!DOCTYPE d>")) {
            assertThat(faults(ENTSOE_A44, QUARTERS.replace("?>", "?>" + type)))
                    .as(type)
                    .containsExactly(new Fault("line 1", "has a document type, which is refused"));
        }
        assertThat(faults(ENTSOE_A44, QUARTERS.replaceFirst("<price.amount>[^<]*", "<price.amount>&b;")))
                .extracting(Fault::rule)
                .singleElement()
                .asString()
                .containsAnyOf("refers to an entity", "not well-formed");
    }

    @Test
    void readsNoMoreThanAFileMayHave() {
        assertThat(faults(ENTSOE_A44, QUARTERS.replace("2025-11-24T23:00Z", "2055-11-24T23:00Z")))
                .containsExactly(
                        new Fault("TimeSeries 1, position 2001", "is more than the 2000 prices a file may have"));
        assertThat(faults(ENTSOE_A44, "<a>".repeat(50_000)).getFirst().rule())
                .isEqualTo("nests deeper than 16 elements");
    }

    private static Remark remark(Kind kind, String start, String end, int prices) {
        return new Remark(
                kind,
                Instant.parse(start),
                Instant.parse(end),
                prices,
                "left out by the file, the price before goes on");
    }
}
