package dev.thinkwatt.catalog.energy;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.catalog.testing.CatalogTopic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TariffImportResourceTest {

    private static final String QUARTERS = text("entsoe-quarters-a03.xml");
    private static final String SOURCE =
            "ENTSO-E day-ahead 10Y1001A1001A82H, sequence 1, 1.0837 USD/EUR of 2028-01-07 (ECB reference rate)";

    @Inject
    CatalogTopic topic;

    @BeforeEach
    void stateRates() {
        state("2028-01-07", "1.0837").statusCode(oneOf(200, 201));
        state("2028-01-14", "1.0837").statusCode(oneOf(200, 201));
        state("2025-11-24", "1.1").statusCode(oneOf(200, 201));
    }

    @Test
    void showsADayOfQuartersBeforeItIsTakenAndStoresNothing() {
        preview("ENTSOE_A44", on("2028-01-11"))
                .statusCode(200)
                .body("fileCurrency", equalTo("EUR"))
                .body("currency", equalTo("USD"))
                .body("comparedWith", equalTo(0))
                .body("days.day", contains("2028-01-11"))
                .body("days.effect", contains("NEW"))
                .body("days.quarters", contains(96))
                .body("days.filled", contains(5))
                .body("days[0].prices", hasSize(96))
                .body("days[0].prices[49].pricePerKwh", equalTo("-0.00335947"))
                .body("days[0].prices[49].before", nullValue())
                .body("days[0].exchangeRate", equalTo("1.0837 USD/EUR of 2028-01-07 (ECB reference rate)"))
                .body("days[0].gaps", hasSize(0))
                .body("remarks.kind", contains("FILLED", "FILLED", "NEGATIVE", "FILLED"));
        prices("2028-01-11").body("items", hasSize(0));
    }

    @Test
    void publishesWhatWasPreviewedAndKeepsTheFile() {
        String file = on("2028-01-12");
        String sha256 = preview("ENTSOE_A44", file).extract().path("fileSha256");
        Integer number = importFile("ENTSOE_A44", file, 0)
                .statusCode(201)
                .body("kept.fileSha256", equalTo(sha256))
                .body("kept.days.day", contains("2028-01-12"))
                .body("kept.source", equalTo("ENTSO-E day-ahead 10Y1001A1001A82H, sequence 1"))
                .body("kept.undone", nullValue())
                .extract()
                .path("kept.number");
        assertThat(get("/v1/energy/sites/eu-north/tariff-imports/" + number + "/file")
                        .asByteArray())
                .isEqualTo(file.getBytes(UTF_8));
        prices("2028-01-12")
                .body("items[0].intervals", hasSize(96))
                .body("items[0].source", equalTo(SOURCE))
                .body("items[0].fileSha256", equalTo(sha256));
        get("/v1/energy/sites/eu-north/tariff-imports").then().body("items.number", hasItem(number));
        get("/v1/audit-entries/catalog?action=tariff.imported&subject=eu-north")
                .then()
                .body("items.after.fileSha256", hasItem(sha256));
        topic.await(catalog -> catalog.electricity()
                .at("eu-north", Instant.parse("2028-01-12T11:20:00Z"))
                .isPresent());
        importFile("ENTSOE_A44", file, null).statusCode(200).body("kept", nullValue());
    }

    @Test
    void takesAnImportBackAsLongAsItsPricesHaveNotBegunToHold() {
        Integer first = number(importFile("ENTSOE_A44", on("2028-01-13"), null));
        String other = on("2028-01-13").replaceFirst("<price.amount>[^<]*", "<price.amount>1.00");
        Integer second = number(importFile("ENTSOE_A44", other, null)
                .statusCode(201)
                .body("changes.days.effect", contains("CHANGED"))
                .body("changes.days.changed", contains(1)));
        assertProblem(undo(first), 409, "conflict");
        undo(second).statusCode(200).body("undone.reason", equalTo("Wrong file."));
        undo(second).statusCode(200);
        prices("2028-01-13")
                .body("items[0].intervals", hasSize(96))
                .body("items[0].intervals[0].pricePerKwh", not(equalTo("0.0010837")));
        undo(first).statusCode(200);
        prices("2028-01-13").body("items[0].intervals", hasSize(0));
    }

    @Test
    void leavesADayWithoutPricesWhereNothingStoodBefore() {
        Integer number = number(importFile("ENTSOE_A44", on("2028-01-14"), null));
        undo(number).statusCode(200).body("undone.author", not(nullValue()));
        prices("2028-01-14").body("items[0].intervals", hasSize(0)).body("items[0].gaps", hasSize(1));
        get("/v1/audit-entries/catalog?action=tariff.undone&subject=eu-north")
                .then()
                .body("items.reason", hasItem("Wrong file."));
    }

    @Test
    void changesAPriceThatHasBegunToHoldOnlyWhereSomebodySaysSoAndNeverTakesItAway() {
        Integer number = number(importFile("ENTSOE_A44", QUARTERS, null).statusCode(201));
        String other = QUARTERS.replaceFirst("<price.amount>[^<]*", "<price.amount>1.00");
        preview("ENTSOE_A44", other)
                .statusCode(200)
                .body("days.effect", contains("RESTATED"))
                .body("days[0].restatement", startsWith("must keep the price from"));
        assertInvalid(importFile("ENTSOE_A44", other, null), "day 2025-11-24");
        assertInvalid(undo(number), "day 2025-11-24");
        assertInvalid(undo(number, true), "day 2025-11-24");
        int restated = number(given().contentType("application/octet-stream")
                .queryParams(Map.of("format", "ENTSOE_A44", "reason", "Mended.", "restate", true))
                .body(other.getBytes(UTF_8))
                .post("/v1/energy/sites/eu-north/tariff-imports")
                .then()
                .statusCode(201)
                .body("changes.days.effect", contains("RESTATED")));
        assertInvalid(undo(restated), "day 2025-11-24");
        undo(restated, true).statusCode(200);
        prices("2025-11-24").body("items[0].intervals", hasSize(96));
    }

    @Test
    void keepsThePricesThatAFileHasNoneOf() {
        importFile("ENTSOE_A44", on("2028-01-17"), null).statusCode(201);
        String hour = """
                startsAt,endsAt,pricePerKwh
                2028-01-17T10:00:00Z,2028-01-17T11:00:00Z,0.5
                """;
        importFile("CSV", hour, null)
                .statusCode(201)
                .body("changes.days[0].prices", hasSize(93))
                .body("changes.days[0].gaps", hasSize(0));
        prices("2028-01-17")
                .body("items[0].source", equalTo(SOURCE.replace("2028-01-07", "2028-01-14") + "; CSV import"));
    }

    @Test
    void refusesWhatWasPreviewedBesideSomethingElse() {
        importFile("ENTSOE_A44", on("2028-01-18"), 0).statusCode(201);
        String other = on("2028-01-18").replaceFirst("<price.amount>[^<]*", "<price.amount>1.00");
        assertProblem(importFile("ENTSOE_A44", other, 0), 409, "conflict");
    }

    @Test
    void namesEverythingThatIsWrongWithAFile() {
        assertInvalid(
                preview("ENTSOE_A44", QUARTERS.replace(">MWH<", ">KWH<")), "TimeSeries 1, price_Measure_Unit.name");
        assertInvalid(preview("ENTSOE_A44", on("2028-02-11")), "exchange rate");
        assertInvalid(preview("AWATTAR", "{}"), "data");
        assertInvalid(preview("OCTOPUS_AGILE", "x"), "line 1");
        assertInvalid(preview("CSV", ""), "line 1");
        assertProblem(
                given().contentType("application/octet-stream")
                        .body(QUARTERS.getBytes(UTF_8))
                        .post("/v1/energy/sites/mars/tariff-imports/preview?format=ENTSOE_A44")
                        .then(),
                404,
                "not-found");
        assertProblem(undo(999_999), 404, "not-found");
        assertProblem(
                get("/v1/energy/sites/eu-north/tariff-imports/999999/file").then(), 404, "not-found");
    }

    @Test
    void statesARateOnce() {
        state("2027-05-03", "1.2").statusCode(201);
        state("2027-05-03", "1.20").statusCode(200);
        assertProblem(state("2027-05-03", "1.3"), 409, "conflict");
        assertInvalid(state("2027-05-04", "0"), "rate");
        assertInvalid(state("2027-05-04", "1.1234567"), "rate");
        get("/v1/energy/exchange-rates/EUR/USD")
                .then()
                .body("items.day", hasItems("2027-05-03"))
                .body("items.rate", everyItem(not(equalTo("0"))));
        assertInvalid(get("/v1/energy/exchange-rates/euro/USD").then(), "base");
    }

    private static ValidatableResponse state(String day, String rate) {
        return given().contentType("application/json")
                .body("{\"day\": \"%s\", \"rate\": \"%s\", \"source\": \"ECB reference rate\"}".formatted(day, rate))
                .post("/v1/energy/exchange-rates/EUR/USD")
                .then();
    }

    private static ValidatableResponse preview(String format, String file) {
        return given().contentType("application/octet-stream")
                .body(file.getBytes(UTF_8))
                .post("/v1/energy/sites/eu-north/tariff-imports/preview?format=" + format)
                .then();
    }

    private static ValidatableResponse importFile(String format, String file, @Nullable Integer comparedWith) {
        return given().contentType("application/octet-stream")
                .queryParam("format", format)
                .queryParam("reason", "Tomorrow's prices.")
                .queryParams(comparedWith == null ? Map.of() : Map.of("comparedWith", comparedWith))
                .body(file.getBytes(UTF_8))
                .post("/v1/energy/sites/eu-north/tariff-imports")
                .then();
    }

    private static Integer number(ValidatableResponse response) {
        return response.body("kept.number", greaterThan(0)).extract().path("kept.number");
    }

    private static ValidatableResponse undo(int number) {
        return undo(number, false);
    }

    private static ValidatableResponse undo(int number, boolean restate) {
        return given().contentType("application/json")
                .body(Map.of("reason", "Wrong file.", "restate", restate))
                .post("/v1/energy/sites/eu-north/tariff-imports/" + number + "/undo")
                .then();
    }

    private static ValidatableResponse prices(String day) {
        return get("/v1/energy/sites/eu-north/prices?from=" + day + "&to="
                        + LocalDate.parse(day).plusDays(1))
                .then()
                .statusCode(200);
    }

    /** The same day's prices on another, in winter. */
    private static String on(String day) {
        return QUARTERS.replace("2025-11-24", day)
                .replace("2025-11-23", LocalDate.parse(day).minusDays(1).toString());
    }

    private static String text(String name) {
        try (InputStream file =
                Objects.requireNonNull(TariffImportResourceTest.class.getResourceAsStream("/tariff/" + name))) {
            return new String(file.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
