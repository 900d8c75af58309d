package dev.thinkwatt.catalog.energy;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.model.energy.ElectricityPrices.Priced;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class PriceResourceTest {

    private static final String HEADER = "startsAt,endsAt,pricePerMwh\n";

    @Inject
    CatalogTopic topic;

    @Test
    void listsTheSites() {
        get("/v1/energy/sites")
                .then()
                .statusCode(200)
                .body("items.site.id", contains("eu-north", "us-east"))
                .body("items.site.pue", contains("1.10", "1.15"))
                .body("items.currency", contains("USD", "USD"));
    }

    @Test
    void publishesTheDaysOfAFile() {
        importCsv("us-east", hours("2026-06-01T04:00:00Z", 48, "95.37"))
                .statusCode(200)
                .body("days.day", contains("2026-06-01", "2026-06-02"))
                .body("days.outcome", contains("PUBLISHED", "PUBLISHED"))
                .body("days.intervals", contains(24, 24))
                .body("days[0].gaps", hasSize(0))
                .body("currency", equalTo("USD"));
        get("/v1/audit-entries/catalog?action=prices.imported&subject=us-east")
                .then()
                .body("items.after.days", hasItem(List.of("2026-06-01", "2026-06-02")));
        Instant instant = Instant.parse("2026-06-02T12:34:56Z");
        topic.await(catalog -> catalog.electricity().at("us-east", instant).isPresent());
        Priced priced = topic.catalog().electricity().at("us-east", instant).orElseThrow();
        assertThat(priced.pricePerKwh()).isEqualByComparingTo(new BigDecimal("0.09537"));
        assertThat(priced.site().pue()).isEqualByComparingTo("1.15");
    }

    @Test
    void importsTheSameContentOnceOnly() {
        String file = hours("2026-06-10T04:00:00Z", 24, "80");
        Number first = importCsv("us-east", file).extract().path("days[0].revision");
        importCsv("us-east", file.replace("80\n", "80.00\r\n"))
                .statusCode(200)
                .body("days[0].outcome", equalTo("UNCHANGED"))
                .body("days[0].revision", equalTo(first));
    }

    @Test
    void givesADayWhoseGapIsFilledAHigherRevision() {
        Integer first = importCsv("us-east", hours("2026-06-11T04:00:00Z", 12, "81"))
                .extract()
                .path("days[0].revision");
        importCsv("us-east", hours("2026-06-11T04:00:00Z", 24, "81"))
                .body("days[0].outcome", equalTo("PUBLISHED"))
                .body("days[0].revision", greaterThan(first));
        get("/v1/energy/sites/us-east/prices?from=2026-06-11&to=2026-06-12")
                .then()
                .body("items", hasSize(1))
                .body("items[0].intervals[0].pricePerKwh", equalTo("0.081"))
                .body("items[0].fileSha256.length()", equalTo(64))
                .body("items[0].source", equalTo("CSV import"));
        Instant noon = Instant.parse("2026-06-11T16:00:00Z");
        topic.await(catalog -> catalog.electricity()
                .at("us-east", noon)
                .filter(priced -> priced.pricePerKwh().compareTo(new BigDecimal("0.081")) == 0)
                .isPresent());
    }

    @Test
    void keepsAPriceThatIsPublished() {
        importCsv("us-east", hours("2026-06-12T04:00:00Z", 24, "80")).statusCode(200);
        assertInvalid(importCsv("us-east", hours("2026-06-12T04:00:00Z", 24, "81")), "day 2026-06-12");
        get("/v1/energy/sites/us-east/prices?from=2026-06-12&to=2026-06-13")
                .then()
                .body("items[0].intervals[0].pricePerKwh", equalTo("0.08"));
    }

    @Test
    void allowsGapsAndNamesThem() {
        importCsv("eu-north", hours("2026-06-01T10:00:00Z", 1, "-5"))
                .statusCode(200)
                .body("days[0].gaps.startsAt", contains("2026-05-31T22:00:00Z", "2026-06-01T11:00:00Z"))
                .body("days[0].gaps.endsAt", contains("2026-06-01T10:00:00Z", "2026-06-01T22:00:00Z"));
        importCsv("eu-north", hours("2026-06-01T10:00:00Z", 2, "-5")).statusCode(200);
    }

    @Test
    void refusesToTakePricesAwayAgain() {
        importCsv("eu-north", hours("2026-06-05T10:00:00Z", 2, "50")).statusCode(200);
        assertInvalid(importCsv("eu-north", hours("2026-06-05T11:00:00Z", 2, "60")), "day 2026-06-05");
        get("/v1/energy/sites/eu-north/prices?from=2026-06-05&to=2026-06-06")
                .then()
                .body("items[0].intervals", hasSize(2))
                .body("items[0].intervals[0].pricePerKwh", equalTo("0.05"));
    }

    @ParameterizedTest
    @CsvSource({
        "eu-north, 2027-03-28, 2027-03-27T23:00:00Z, 23",
        "eu-north, 2027-10-31, 2027-10-30T22:00:00Z, 25",
        "us-east,  2027-03-14, 2027-03-14T05:00:00Z, 23",
        "us-east,  2027-11-07, 2027-11-07T04:00:00Z, 25"
    })
    void knowsDaysOf23And25Hours(String site, String day, String start, int hours) {
        importCsv(site, hours(start, hours, "70"))
                .statusCode(200)
                .body("days.day", contains(day))
                .body("days.intervals", contains(hours))
                .body("days[0].gaps", hasSize(0));
    }

    @Test
    void namesEveryFaultAndStoresNothing() {
        String file = hours("2026-07-01T04:00:00Z", 24, "80")
                + "2026-07-02T04:00:00Z,2026-07-02T05:00:00Z,9,5\n"
                + "2026-07-02T06:00:00,2026-07-02T07:00:00Z,1\n"
                + "2026-07-01T04:30:00Z,2026-07-01T05:00:00Z,1\n";
        assertProblem(importCsv("us-east", file), 400, "invalid-request")
                .body("violations.field", contains("line 26", "line 27", "line 28"))
                .body("violations.rule", hasItems("overlaps line 2"));
        get("/v1/energy/sites/us-east/prices?from=2026-07-01&to=2026-07-03")
                .then()
                .body("items", hasSize(0));
    }

    @Test
    void answersWithAProblemWhateverIsSent() {
        String file = hours("2026-08-01T04:00:00Z", 24, "80");
        assertProblem(importCsv("mars", file), 404, "not-found");
        assertInvalid(importCsv("us-east", ""), "line 1");
        assertInvalid(importCsv("us-east", file.replace("pricePerMwh", "price")), "line 1");
        assertInvalid(importCsv("us-east", file.replace("pricePerMwh", "pricePerKwh")), "line 2");
        assertProblem(importCsv("us-east", HEADER + "x\n".repeat(40_000)), 413, "body-too-large");
        assertInvalid(
                given().contentType("text/csv")
                        .queryParam("source", "x".repeat(101))
                        .body(file)
                        .post("/v1/energy/sites/us-east/prices")
                        .then(),
                "source");
        assertProblem(
                given().contentType("application/json")
                        .body("{}")
                        .post("/v1/energy/sites/us-east/prices")
                        .then(),
                415,
                "unsupported-media-type");
        get("/v1/energy/sites/us-east/prices?from=2026-08-01&to=2026-08-03")
                .then()
                .body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "from=2026-06-01, to",
        "to=2026-06-01, from",
        "from=yesterday&to=2026-06-01, from",
        "from=2026-06-01&to=2026-06-01, to",
        "from=2026-06-02&to=2026-06-01, to",
        "from=2026-01-01&to=2026-12-31, to",
        "from=+999999999-01-01&to=2026-12-31, from"
    })
    void namesTheParameterThatIsWrong(String query, String field) {
        assertInvalid(get("/v1/energy/sites/us-east/prices?" + query).then(), field);
    }

    @Test
    void answersNotFoundForASiteThatIsNotThere() {
        assertProblem(
                get("/v1/energy/sites/mars/prices?from=2026-06-01&to=2026-06-02")
                        .then(),
                404,
                "not-found");
    }

    private static ValidatableResponse importCsv(String site, String file) {
        return given().contentType("text/csv")
                .body(file)
                .post("/v1/energy/sites/" + site + "/prices")
                .then();
    }

    private static String hours(String start, int hours, String price) {
        Instant first = Instant.parse(start);
        return IntStream.range(0, hours)
                .mapToObj(hour -> first.plusSeconds(3600L * hour))
                .map(hour -> hour + "," + hour.plusSeconds(3600) + "," + price + "\n")
                .collect(Collectors.joining("", HEADER, ""));
    }
}
