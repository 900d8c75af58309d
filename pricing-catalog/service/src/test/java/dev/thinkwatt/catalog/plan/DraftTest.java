package dev.thinkwatt.catalog.plan;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.People;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.local.identity.Person;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class DraftTest {

    @Inject
    Editor editor;

    @Inject
    People people;

    @Inject
    TestPlans plans;

    @Test
    void keepsADraftAsItWasWritten() {
        String etag = editor.begin("kept", editor.document("kept", "21"));
        get("/v1/plans/kept/draft")
                .then()
                .statusCode(200)
                .header("ETag", etag)
                .body("etag", equalTo(etag))
                .body("planId", equalTo("kept"))
                .body("savedBy.id", equalTo("cora"))
                .body("savedBy.name", equalTo("Cora Catalog"))
                .body("document.baseFee.amount", equalTo("21"))
                .body("document.version", nullValue())
                .body("faults", empty())
                .body("submission", nullValue());
        get("/v1/audit-entries/catalog?action=draft.saved&subject=kept")
                .then()
                .body("items", hasSize(1))
                .body("items[0].actor", equalTo("cora"));
    }

    @Test
    void publishesNothingByItself() {
        editor.begin("unpublished", editor.document("unpublished", "21"));

        assertProblem(get("/v1/plans/unpublished").then(), 404, "not-found");
        assertProblem(get("/v1/plans/unpublished/versions").then(), 404, "not-found");
    }

    @Test
    void savesOverWhatWasSeenOnly() {
        ObjectNode document = editor.document("seen", "21");
        String first = editor.begin("seen", document);
        String second = editor.save("seen", first, document.put("name", "Cora's"))
                .statusCode(200)
                .extract()
                .header("ETag");
        assertThat(second).isNotEqualTo(first);

        assertProblem(
                        people.as(Person.MAX)
                                .header("If-Match", first)
                                .body(document.put("name", "Max's").toString())
                                .put("/v1/plans/seen/draft")
                                .then(),
                        412,
                        "precondition-failed")
                .body("detail", containsString("Somebody else saved"))
                .body("detail", containsString("Cora Catalog"))
                .body("detail", containsString(second));
        get("/v1/plans/seen/draft").then().body("document.name", equalTo("Cora's"));
        editor.save("seen", "\"other\", " + second, document).statusCode(200);
    }

    /** Of many who save over the same draft at once one does, and the others hear of it. */
    @Test
    void losesNoEditOfManyAtOnce() throws Exception {
        ObjectNode document = editor.document("rushed", "21");
        String etag = editor.begin("rushed", document);

        assertThat(atOnce(i -> editor.save("rushed", etag, document.deepCopy().put("name", "No. " + i))
                        .extract()
                        .statusCode()))
                .containsExactly(200, 412, 412, 412, 412, 412);
    }

    @Test
    void hasOneFirstOfManyAtOnce() throws Exception {
        String document = editor.document("first", "21").toString();

        assertThat(atOnce(i -> editor.cora()
                        .header("If-None-Match", "*")
                        .body(document)
                        .put("/v1/plans/first/draft")
                        .statusCode()))
                .containsExactly(201, 412, 412, 412, 412, 412);
    }

    @Test
    void asksWhichDraftIsMeant() {
        String document = editor.document("meant", "21").toString();
        assertProblem(editor.cora().body(document).put("/v1/plans/meant/draft").then(), 428, "precondition-required");
        assertProblem(
                editor.cora()
                        .header("If-Match", "\"1\"")
                        .body(document)
                        .put("/v1/plans/meant/draft")
                        .then(),
                412,
                "precondition-failed");
        assertProblem(get("/v1/plans/meant/draft").then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "If-Match      | 12        | If-Match",
                "If-Match      | *         | If-Match",
                "If-Match      | \"a       | If-Match",
                "If-None-Match | \"12\"    | If-None-Match"
            })
    void namesTheHeaderThatSaysNothingClear(String header, String value, String field) {
        assertInvalid(
                editor.cora()
                        .header(header, value)
                        .body("{}")
                        .put("/v1/plans/unclear/draft")
                        .then(),
                field);
    }

    @Test
    void answersEveryFaultOfTheWholeDocument() {
        ObjectNode document = editor.document("faulty", "-1");
        document.remove("hold");
        document.put("colour", "red");
        ((ObjectNode) document.at("/allowances/0")).put("limit", "many");
        ((ObjectNode) document.at("/allowances/0/window")).put("unit", "YEAR");
        ((ObjectNode) document.at("/models/1/energy")).put("inputWh", "-3");
        ((ObjectNode) document.at("/prices/7")).put("per", 3);
        ((ObjectNode) document.at("/prices/8")).put("model", "gpt-6");

        editor.cora()
                .header("If-None-Match", "*")
                .body(document.toString())
                .put("/v1/plans/faulty/draft")
                .then()
                .statusCode(201)
                .body(
                        "faults.field",
                        contains(
                                "models[1].energy.inputWh",
                                "allowances[0].limit",
                                "allowances[0].window.unit",
                                "prices[7].per",
                                "hold",
                                "colour",
                                "baseFee.amount",
                                "prices[8].model"))
                .body("faults.rule", not(contains("")));
        assertProblem(editor.submit("faulty", null), 400, "invalid-request")
                .body("violations", hasSize(8))
                .body("violations[0].field", equalTo("models[1].energy.inputWh"))
                .body("violations[0].rule", equalTo("must lie between 0 and 100000"));
        get("/v1/plans/faulty/draft").then().body("submission", nullValue());
    }

    @Test
    void refusesPricesAndCreditThatCannotBeMeant() {
        ObjectNode document = editor.document("unmeant", "20");
        ((ArrayNode) document.path("prices")).remove(0);
        ObjectNode period = document.putObject("periodTerms");
        period.putArray("charges");
        ObjectNode credit = period.putObject("prepaidCredit");
        credit.putObject("amount").put("amount", "10").put("currency", "EUR");
        credit.putArray("pays").add("USAGE");

        editor.cora()
                .header("If-None-Match", "*")
                .body(document.toString())
                .put("/v1/plans/unmeant/draft")
                .then()
                .statusCode(201)
                .body("faults.field", hasItem("periodTerms.prepaidCredit.amount.currency"))
                .body("faults.rule", hasItem(containsString("has no price for")));
        assertProblem(editor.submit("unmeant", null), 400, "invalid-request");
    }

    @Test
    void keepsWhatIsHardlyBegun() {
        editor.cora()
                .header("If-None-Match", "*")
                .body("{\"name\": \"\\u0000\"}")
                .put("/v1/plans/begun/draft")
                .then()
                .statusCode(201)
                .body(
                        "faults.field",
                        contains("id", "name", "paid", "baseFee", "usageTerms", "unlistedModel", "hold", "models"));
        editor.discard("begun");
    }

    /** Neither is kept as something else, nor written out. */
    @Test
    void namesTheNumberThatHasNoEnd() {
        for (String number : List.of("1e99999999999", "-1e999999999", "1e309")) {
            assertInvalid(
                    editor.cora()
                            .header("If-None-Match", "*")
                            .body("{\"id\": \"endless\", \"prices\": [{\"per\": 1}, {\"per\": " + number + "}]}")
                            .put("/v1/plans/endless/draft")
                            .then(),
                    "prices[1].per");
        }
        editor.cora()
                .header("If-None-Match", "*")
                .body("{\"id\": \"endless\", \"prices\": [{\"per\": 1e-999999999}]}")
                .put("/v1/plans/endless/draft")
                .then()
                .statusCode(201)
                .body("faults.field", hasItem("prices[0].per"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "\"plan\"", "7", "true", "null", "", "{\"name\": \"\\ud800\"}"})
    void refusesWhatIsNoObject(String body) {
        assertInvalid(
                editor.cora()
                        .header("If-None-Match", "*")
                        .body(body)
                        .put("/v1/plans/shapeless/draft")
                        .then(),
                "");
        assertProblem(get("/v1/plans/shapeless/draft").then(), 404, "not-found");
    }

    @Test
    void takesALargePlanAndNoLarger() {
        ObjectNode document = editor.document("large", "21");
        editor.cora()
                .header("If-None-Match", "*")
                .body(document.put("name", "x".repeat(900_000)).toString())
                .put("/v1/plans/large/draft")
                .then()
                .statusCode(201);
        assertProblem(
                editor.cora()
                        .header("If-None-Match", "*")
                        .body(document.put("name", "x".repeat(1_100_000)).toString())
                        .put("/v1/plans/larger/draft")
                        .then(),
                413,
                "body-too-large");
        assertProblem(
                editor.cora()
                        .header("If-None-Match", "*")
                        .body("{\"a\": 1, \"a\": 2}")
                        .put("/v1/plans/twice/draft")
                        .then(),
                400,
                "unreadable-body");
    }

    @Test
    void beginsAsACopyOfAVersion() {
        plans.publish("copied");
        String etag = editor.cora()
                .body("{\"fromPlan\": \"copied\", \"fromVersion\": 1}")
                .post("/v1/plans/copy/draft")
                .then()
                .statusCode(201)
                .body("document.id", equalTo("copy"))
                .body("document.version", nullValue())
                .body("document.baseFee.amount", equalTo("200"))
                .body("faults", empty())
                .extract()
                .header("ETag");
        get("/v1/plans/copy/draft").then().header("ETag", etag);
        assertProblem(
                editor.cora()
                        .body("{\"fromPlan\": \"copied\"}")
                        .post("/v1/plans/copy/draft")
                        .then(),
                409,
                "conflict");
        editor.cora().body("{}").post("/v1/plans/copied/draft").then().statusCode(201);
        assertInvalid(
                editor.cora()
                        .body("{\"fromPlan\": \"copied\", \"fromVersion\": 2}")
                        .post("/v1/plans/other/draft")
                        .then(),
                "fromVersion");
        assertInvalid(editor.cora().body("{}").post("/v1/plans/other/draft").then(), "fromPlan");
    }

    @Test
    void isDiscarded() {
        String etag = editor.begin("discarded", editor.document("discarded", "21"));
        assertProblem(
                editor.cora()
                        .header("If-Match", "\"1\"")
                        .delete("/v1/plans/discarded/draft")
                        .then(),
                412,
                "precondition-failed");
        editor.cora()
                .header("If-Match", etag)
                .delete("/v1/plans/discarded/draft")
                .then()
                .statusCode(204);
        assertProblem(
                editor.cora()
                        .header("If-Match", etag)
                        .delete("/v1/plans/discarded/draft")
                        .then(),
                404,
                "not-found");
        assertProblem(editor.submit("discarded", null), 404, "not-found");
        get("/v1/audit-entries/catalog?action=draft.discarded&subject=discarded")
                .then()
                .body("items[0].before.etag", equalTo(etag));
    }

    @Test
    void isWrittenByThoseWhoMay() {
        for (Person reader : List.of(Person.ABEL, Person.OLGA, Person.AUDE)) {
            people.as(reader)
                    .header("If-None-Match", "*")
                    .body("{}")
                    .put("/v1/plans/forbidden/draft")
                    .then()
                    .statusCode(403);
        }
        people.as(Person.FINN).get("/v1/plans/forbidden/draft").then().statusCode(403);
        people.as(Person.CORA)
                .header("If-Match", "\"1\"")
                .post("/v1/plans/forbidden/draft/approval")
                .then()
                .statusCode(403);
        given().contentType(ContentType.JSON)
                .get("/v1/plans/forbidden/draft")
                .then()
                .statusCode(404);
    }

    private interface Attempt {
        int status(int i);
    }

    private static List<Integer> atOnce(Attempt attempt) throws Exception {
        try (ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Callable<Integer>> calls = IntStream.range(0, 6)
                    .<Callable<Integer>>mapToObj(i -> () -> attempt.status(i))
                    .toList();
            return callers.invokeAll(calls).stream()
                    .map(Future::resultNow)
                    .sorted()
                    .toList();
        }
    }
}
