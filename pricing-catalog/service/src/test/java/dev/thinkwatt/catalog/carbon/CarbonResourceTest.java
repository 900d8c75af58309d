package dev.thinkwatt.catalog.carbon;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.catalog.testing.CatalogTopic;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class CarbonResourceTest {

    private static final String PATH = "/v1/energy/sites/eu-north/carbon";

    @Inject
    CatalogTopic topic;

    @Test
    void showsAFileBeforeItIsTakenAndStoresNothing() {
        given().contentType("application/octet-stream")
                .body(hours("2028-05-02", "31.5", "400").getBytes(UTF_8))
                .queryParam("source", "grid operator")
                .post(PATH + "/preview")
                .then()
                .statusCode(200)
                .body("source", equalTo("grid operator"))
                .body("comparedWith", equalTo(0))
                .body("days.day", contains("2028-05-02"))
                .body("days.effect", contains("NEW"))
                .body("days[0].intervals.gramsCo2ePerKwh", contains("31.5", "400"))
                .body("days[0].intervals[0].before", nullValue())
                .body("days[0].gaps", hasSize(2));
        intensities("2028-05-02", "2028-05-03").body("items", hasSize(0));
    }

    @Test
    void publishesWhatItTakesKeepsTheFileAndStatesThePastAnew() {
        String file = hours("2025-05-03", "31.5", "400");
        int number = importFile(file, null)
                .statusCode(201)
                .body("kept.days.day", contains("2025-05-03"))
                .body("kept.undone", nullValue())
                .extract()
                .path("kept.number");
        assertThat(get(PATH + "/imports/" + number + "/file").asByteArray()).isEqualTo(file.getBytes(UTF_8));
        get(PATH + "/imports").then().body("items.number", hasItem(number));
        get("/v1/audit-entries/catalog?action=carbon.imported&subject=eu-north")
                .then()
                .body("items.reason", hasItem("Measured."));
        topic.await(catalog -> catalog.carbon()
                .at("eu-north", Instant.parse("2025-05-03T10:30:00Z"))
                .filter(intensity -> intensity.gramsCo2ePerKwh().toPlainString().equals("31.5"))
                .isPresent());
        importFile(file, null).statusCode(200).body("kept", nullValue());
        importFile(hours("2025-05-03", "32", "401"), null)
                .statusCode(201)
                .body("changes.days.effect", contains("CHANGED"))
                .body("changes.days[0].intervals[0].before", equalTo("31.5"));
        intensities("2025-05-03", "2025-05-04").body("items[0].intervals.gramsCo2ePerKwh", contains("32", "401"));
    }

    @Test
    void keepsTheHoursThatAFileSaysNothingOf() {
        importFile(hours("2028-05-04", "31.5", "400"), null).statusCode(201);
        importFile("startsAt,endsAt,gramsCo2ePerKwh\n2028-05-04T11:00:00Z,2028-05-04T12:00:00Z,7\n", null)
                .statusCode(201);
        intensities("2028-05-04", "2028-05-05").body("items[0].intervals.gramsCo2ePerKwh", contains("31.5", "7"));
    }

    @Test
    void takesImportsBackLastFirst() {
        int first = number(importFile(hours("2028-05-05", "31.5", "400"), null));
        int second = number(importFile(hours("2028-05-05", "1", "2"), null));
        assertProblem(undo(first), 409, "conflict");
        undo(second).statusCode(200).body("undone.reason", equalTo("Wrong file."));
        undo(second).statusCode(200);
        intensities("2028-05-05", "2028-05-06").body("items[0].intervals.gramsCo2ePerKwh", contains("31.5", "400"));
        undo(first).statusCode(200);
        intensities("2028-05-05", "2028-05-06").body("items[0].intervals", hasSize(0));
    }

    @Test
    void takesNothingThatWasComparedWithSomethingElse() {
        importFile(hours("2028-05-06", "1", "2"), 0L).statusCode(201);
        assertProblem(importFile(hours("2028-05-06", "3", "4"), 0L), 409, "conflict");
        intensities("2028-05-06", "2028-05-07").body("items[0].intervals.gramsCo2ePerKwh", contains("1", "2"));
    }

    @Test
    void refusesBadInputAndStoresNothing() {
        assertInvalid(importFile(hours("2028-05-07", "1", "-2"), null), "line 3");
        intensities("2028-05-07", "2028-05-08").body("items", hasSize(0));
        assertProblem(
                given().contentType("application/octet-stream")
                        .body(hours("2028-05-07", "1", "2").getBytes(UTF_8))
                        .post("/v1/energy/sites/nowhere/carbon?reason=x")
                        .then(),
                404,
                "not-found");
        assertProblem(undo(999_999), 404, "not-found");
        assertInvalid(get(PATH + "?from=2028-05-07&to=2028-05-07").then(), "to");
        assertInvalid(get(PATH + "?from=tomorrow&to=2028-05-07").then(), "from");
    }

    private static String hours(String day, String first, String second) {
        return "startsAt,endsAt,gramsCo2ePerKwh\n" + day + "T10:00:00Z," + day + "T11:00:00Z," + first + "\n" + day
                + "T11:00:00Z," + day + "T12:00:00Z," + second + "\n";
    }

    private static ValidatableResponse importFile(String file, @Nullable Long comparedWith) {
        Map<String, Object> query = new HashMap<>(Map.of("reason", "Measured."));
        if (comparedWith != null) {
            query.put("comparedWith", comparedWith);
        }
        return given().contentType("application/octet-stream")
                .queryParams(query)
                .body(file.getBytes(UTF_8))
                .post(PATH)
                .then();
    }

    private static int number(ValidatableResponse imported) {
        return imported.statusCode(201).extract().path("kept.number");
    }

    private static ValidatableResponse undo(int number) {
        return given().contentType("application/json")
                .body(Map.of("reason", "Wrong file."))
                .post(PATH + "/imports/" + number + "/undo")
                .then();
    }

    private static ValidatableResponse intensities(String from, String to) {
        return get(PATH + "?from=" + from + "&to=" + to).then().statusCode(200);
    }
}
