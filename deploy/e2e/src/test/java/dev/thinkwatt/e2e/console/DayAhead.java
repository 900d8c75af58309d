package dev.thinkwatt.e2e.console;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.options.FilePayload;
import dev.thinkwatt.local.client.Api;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A day's prices as ENTSO-E publishes them, in euros per MWh by the hour: none for the first two hours, the fifth left out
 * because the fourth goes on, one below zero, and one that can hardly be meant.
 */
record DayAhead(LocalDate day) {

    static final String SITE = "eu-north";
    static final ZoneId ZONE = ZoneId.of("Europe/Stockholm");

    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="utf-8"?>
            <Publication_MarketDocument xmlns="urn:iec62325.351:tc57wg16:451-3:publicationdocument:7:3">
              <type>A44</type>
              <TimeSeries>
                <mRID>1</mRID>
                <auction.type>A01</auction.type>
                <businessType>A62</businessType>
                <in_Domain.mRID codingScheme="A01">10Y1001A1001A46L</in_Domain.mRID>
                <out_Domain.mRID codingScheme="A01">10Y1001A1001A46L</out_Domain.mRID>
                <contract_MarketAgreement.type>A01</contract_MarketAgreement.type>
                <currency_Unit.name>EUR</currency_Unit.name>
                <price_Measure_Unit.name>MWH</price_Measure_Unit.name>
                <classificationSequence_AttributeInstanceComponent.position>1</classificationSequence_AttributeInstanceComponent.position>
                <curveType>A03</curveType>
                <Period>
                  <timeInterval><start>%s</start><end>%s</end></timeInterval>
                  <resolution>PT60M</resolution>
            %s    </Period>
              </TimeSeries>
            </Publication_MarketDocument>
            """;

    /** A day long after all that is published, which no other test knows. */
    static DayAhead unknown() {
        return new DayAhead(
                LocalDate.now(ZONE).plusDays(100 + Math.abs(UUID.randomUUID().hashCode() % 9_000)));
    }

    Instant start() {
        return day.atStartOfDay(ZONE).toInstant();
    }

    /** What a euro is worth in dollars that day: 1.10. */
    void stateRate(Api catalog) {
        catalog.post(
                        "/v1/energy/exchange-rates/EUR/USD",
                        JsonNodeFactory.instance
                                .objectNode()
                                .put("day", day.toString())
                                .put("rate", "1.10")
                                .put("source", "made by a program"))
                .expect("stating a rate");
    }

    FilePayload file() {
        Instant end = day.plusDays(1).atStartOfDay(ZONE).toInstant();
        int hours = (int) Duration.between(start(), end).toHours();
        String points = IntStream.rangeClosed(3, hours)
                .filter(hour -> hour != 5)
                .mapToObj(hour -> "      <Point><position>%d</position><price.amount>%s</price.amount></Point>%n"
                        .formatted(hour, price(hour)))
                .collect(Collectors.joining());
        return new FilePayload(
                "day-ahead.xml",
                "application/xml",
                DOCUMENT.formatted(start(), end, points).getBytes(StandardCharsets.UTF_8));
    }

    private static String price(int hour) {
        return switch (hour) {
            case 13 -> "-3.10";
            case 18 -> "912.40";
            default -> 40 + hour + ".50";
        };
    }
}
