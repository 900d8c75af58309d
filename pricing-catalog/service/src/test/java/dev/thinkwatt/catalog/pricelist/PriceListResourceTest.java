package dev.thinkwatt.catalog.pricelist;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class PriceListResourceTest {

    private static final String FIRST = """
            {"a": {"mode": "chat", "input_cost_per_token": 1.25e-06, "output_cost_per_token": 1e-05, "supports_vision": true},
             "b": {"input_cost_per_token": 2e-06, "output_cost_per_image": 0.04},
             "c/1:x": {"input_cost_per_token": 3e-06}}
            """;

    /** {@code a} is dearer, {@code b} is gone, {@code d} is new. */
    private static final String SECOND = """
            {"a": {"mode": "chat", "input_cost_per_token": 3e-06, "output_cost_per_token": 1e-05},
             "c/1:x": {"input_cost_per_token": 3e-06},
             "d": {"input_cost_per_token": 1e-06, "input_cost_per_token_priority": 5e-05}}
            """;

    @Inject
    DataSource database;

    @Test
    void previewsAndStoresNothing() {
        importFile("previewed", FIRST).statusCode(201);
        preview("previewed", SECOND)
                .statusCode(200)
                .body("name", equalTo("previewed"))
                .body("currency", equalTo("USD"))
                .body("fileSha256.length()", equalTo(64))
                .body("comparedWith", equalTo(1))
                .body("models", equalTo(3))
                .body("prices", equalTo(5))
                .body("added.id", contains("d"))
                .body("added[0].prices.perMillion", contains("1", "50"))
                .body("gone", contains("b"))
                .body("unchanged", equalTo(1))
                .body("changed.model", contains("a"))
                .body("changed[0].prices.kind", contains("INPUT"))
                .body("changed[0].prices.tier", contains("STANDARD"))
                .body("changed[0].prices.before", contains("1.25"))
                .body("changed[0].prices.after", contains("3"))
                .body("changed[0].prices.ratio", contains("2.4"))
                .body("findings.rule", contains("JUMP", "PRIORITY_FAR_ABOVE_STANDARD"))
                .body("findings.severity", contains("ASK", "ASK"))
                .body("findings.model", contains("a", "d"))
                .body("findings.price.perMillion", contains("3", "50"));
        get("/v1/price-lists/previewed").then().body("latest.revision", equalTo(1));
        preview("nowhere", FIRST)
                .statusCode(200)
                .body("comparedWith", equalTo(0))
                .body("added", hasSize(3))
                .body("leftovers.output_cost_per_image", equalTo(1))
                .body("ignored.supports_vision", equalTo(1));
        assertProblem(get("/v1/price-lists/nowhere").then(), 404, "not-found");
    }

    @Test
    void keepsEachChangeAsARevision() {
        importFile("kept", FIRST)
                .statusCode(201)
                .body("outcome", equalTo("IMPORTED"))
                .body("revision.revision", equalTo(1))
                .body("revision.added", equalTo(3))
                .body("changes.comparedWith", equalTo(0));
        importFile("kept", SECOND)
                .statusCode(201)
                .body("revision.revision", equalTo(2))
                .body("revision.source", equalTo("a file of ours"))
                .body("revision.reason", equalTo("New prices."))
                .body("revision.author", notNullValue())
                .body("revision.models", equalTo(3))
                .body("revision.added", equalTo(1))
                .body("revision.changed", equalTo(1))
                .body("revision.gone", equalTo(1))
                .body("changes.gone", contains("b"));
        get("/v1/price-lists/kept")
                .then()
                .body("latest.revision", equalTo(2))
                .body("findings.model", contains("d"))
                .body("leftovers", equalTo(java.util.Map.of()));
        get("/v1/price-lists").then().body("items.name", hasItem("kept"));
        get("/v1/price-lists/kept/revisions").then().body("items.revision", contains(2, 1));
        get("/v1/audit-entries/catalog?action=price-list.imported&subject=kept")
                .then()
                .body("items.after.revision", contains(2, 1))
                .body("items[0].before.revision", equalTo(1))
                .body("items[1].before", nullValue())
                .body("items.reason", everyItem(equalTo("New prices.")));
    }

    @Test
    void answersTheSameContentAsSuch() {
        importFile("same", FIRST).statusCode(201);
        for (String again :
                List.of(FIRST, FIRST.replace("1.25e-06", "0.00000125").replace("true", "false"))) {
            importFile("same", again)
                    .statusCode(200)
                    .body("outcome", equalTo("UNCHANGED"))
                    .body("revision.revision", equalTo(1))
                    .body("changes.unchanged", equalTo(3))
                    .body("changes.changed", empty());
        }
        importFile("same", SECOND).statusCode(201);
        importFile("same", FIRST).statusCode(201).body("revision.revision", equalTo(3));
        get("/v1/audit-entries/catalog?action=price-list.imported&subject=same")
                .then()
                .body("items", hasSize(3));
    }

    @Test
    void readsAnyRevisionPageByPage() {
        importFile("paged", FIRST).statusCode(201);
        importFile("paged", SECOND).statusCode(201);
        get("/v1/price-lists/paged/models?revision=1").then().body("items.id", containsInAnyOrder("a", "b", "c/1:x"));
        get("/v1/price-lists/paged/models").then().body("items.id", containsInAnyOrder("a", "c/1:x", "d"));
        String next = get("/v1/price-lists/paged/models?limit=2")
                .then()
                .body("items.id", contains("a", "c/1:x"))
                .extract()
                .path("next");
        get("/v1/price-lists/paged/models?limit=2&after=" + next)
                .then()
                .body("items.id", contains("d"))
                .body("next", nullValue());
        assertInvalid(get("/v1/price-lists/paged/models?revision=3").then(), "revision");
        assertInvalid(get("/v1/price-lists/paged/models?revision=0").then(), "revision");
        assertInvalid(get("/v1/price-lists/paged/models?revision=x").then(), "revision");
        assertInvalid(get("/v1/price-lists/paged/models?after=w6Q").then(), "after");
    }

    @Test
    void tellsTheHistoryOfAModelsPrices() {
        importFile("history", FIRST).statusCode(201);
        importFile("history", SECOND).statusCode(201);
        importFile("history", FIRST).statusCode(201);
        get("/v1/price-lists/history/history?model=b")
                .then()
                .statusCode(200)
                .body("items.step", contains("LISTED", "GONE", "LISTED"))
                .body("items.revision.revision", contains(3, 2, 1))
                .body("items[0].change.prices[0].after", equalTo("2"))
                .body("items[1].change.prices[0].before", equalTo("2"))
                .body("items[1].change.prices[0].after", nullValue())
                .body("items[1].change.terms[0].field", equalTo("output_cost_per_image"));
        String next = get("/v1/price-lists/history/history?model=a&limit=2")
                .then()
                .body("items.step", contains("CHANGED", "CHANGED"))
                .body("items.collect { it.change.prices[0].before }", contains("3", "1.25"))
                .body("items.collect { it.change.prices[0].ratio }", contains("0.4167", "2.4"))
                .extract()
                .path("next");
        get("/v1/price-lists/history/history?model=a&limit=2&after=" + next)
                .then()
                .body("items.step", contains("LISTED"));
        given().queryParam("model", "c/1:x")
                .get("/v1/price-lists/history/history")
                .then()
                .body("items.revision.revision", contains(1));
        assertProblem(get("/v1/price-lists/history/history?model=z").then(), 404, "not-found");
        assertInvalid(get("/v1/price-lists/history/history").then(), "model");
    }

    @Test
    void importsNothingThatWasNotPreviewed() {
        importFile("compared", FIRST).statusCode(201);
        assertProblem(
                wish("compared")
                        .queryParam("comparedWith", 0)
                        .body(SECOND)
                        .post("/v1/price-lists")
                        .then(),
                409,
                "conflict");
        get("/v1/price-lists/compared").then().body("latest.revision", equalTo(1));
        wish("compared")
                .queryParam("comparedWith", 1)
                .body(SECOND)
                .post("/v1/price-lists")
                .then()
                .statusCode(201);
        assertProblem(
                wish("compared-not")
                        .queryParam("comparedWith", 1)
                        .body(FIRST)
                        .post("/v1/price-lists")
                        .then(),
                409,
                "conflict");
        assertProblem(get("/v1/price-lists/compared-not").then(), 404, "not-found");
    }

    @Test
    void importsTheSameOnceFromTwoSides() throws Exception {
        List<Integer> statuses;
        try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> imports = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(i -> () -> importFile("raced", i % 2 == 0 ? FIRST : SECOND)
                            .extract()
                            .statusCode())
                    .toList();
            statuses = pool.invokeAll(imports).stream().map(Future::resultNow).toList();
        }
        assertThat(statuses).allMatch(status -> status == 200 || status == 201);
        int created = (int) statuses.stream().filter(status -> status == 201).count();
        get("/v1/price-lists/raced").then().body("latest.revision", equalTo(created));
    }

    @Test
    void imports218RealModels() {
        String list = Facts.read().json();
        preview("real", list)
                .statusCode(200)
                .body("added", hasSize(218))
                .body("prices", equalTo(1217))
                .body(
                        "findings.model",
                        contains(
                                "claude-3-haiku-20240307",
                                "claude-3-opus-20240229",
                                "claude-4-sonnet-20250514",
                                "claude-sonnet-4-20250514",
                                "gpt-5-nano"));
        importFile("real", list).statusCode(201).body("revision.models", equalTo(218));
        importFile("real", list).statusCode(200).body("changes.unchanged", equalTo(218));
        given().queryParam("model", "gpt-5-nano")
                .get("/v1/price-lists/real/history")
                .then()
                .body("items[0].change.prices.find { it.tier == 'PRIORITY' }.after", equalTo("2.5"));
    }

    @Test
    void namesEveryFaultAndStoresNothing() {
        importFile("faulty", FIRST).statusCode(201);
        String file = SECOND.replace("3e-06}", "\"3e-06\"}").replace("5e-05", "-5e-05");
        for (ValidatableResponse response : List.of(importFile("faulty", file), preview("faulty", file))) {
            assertProblem(response, 400, "invalid-request")
                    .body("violations.field", contains("c/1:x.input_cost_per_token", "d.input_cost_per_token_priority"))
                    .body("violations.rule", hasItems("must be a number", "must not be negative"));
        }
        get("/v1/price-lists/faulty").then().body("latest.revision", equalTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/price-lists", "/v1/price-lists/preview"})
    void answersWithAProblemWhateverIsSent(String path) {
        assertInvalid(wish("hostile").body("").post(path).then(), "");
        assertInvalid(wish("hostile").body("[]").post(path).then(), "");
        assertInvalid(
                wish("hostile").body("{\"m\": {\"a\": 1, \"a\": 1}}").post(path).then(), "m.a");
        assertInvalid(
                wish("hostile")
                        .body("{\"m\": {\"a\": " + "[".repeat(100))
                        .post(path)
                        .then(),
                "m.a");
        assertProblem(wish("hostile").body(" ".repeat(5_000_000)).post(path).then(), 413, "body-too-large");
        assertProblem(
                wish("hostile").contentType("text/csv").body("a,b").post(path).then(), 415, "unsupported-media-type");
        assertProblem(get("/v1/price-lists/hostile").then(), 404, "not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "name,         ''",
        "name,         a/b",
        "name,         preview",
        "source,       ''",
        "reason,       ' '",
        "comparedWith, -1",
        "comparedWith, x"
    })
    void namesTheParameterThatIsWrong(String parameter, String value) {
        assertInvalid(
                given().contentType(ContentType.JSON)
                        .queryParam("name", parameter.equals("name") ? value : "wrong")
                        .queryParam("source", parameter.equals("source") ? value : "a file of ours")
                        .queryParam("reason", parameter.equals("reason") ? value : "New prices.")
                        .queryParam("comparedWith", parameter.equals("comparedWith") ? value : "0")
                        .body(FIRST)
                        .post("/v1/price-lists")
                        .then(),
                parameter);
    }

    @Test
    void asksForTheParametersThatItNeeds() {
        ValidatableResponse response = given().contentType(ContentType.JSON)
                .body(FIRST)
                .post("/v1/price-lists")
                .then();
        assertProblem(response, 400, "invalid-request")
                .body("violations.field", containsInAnyOrder("name", "source", "reason"));
    }

    @Test
    void answersNotFoundForAListThatIsNotThere() {
        for (String path : List.of("", "/revisions", "/models", "/history?model=a")) {
            assertProblem(get("/v1/price-lists/nobody" + path).then(), 404, "not-found");
        }
    }

    @Test
    void keepsWhatWasImportedForEver() throws SQLException {
        importFile("eternal", FIRST).statusCode(201);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("price_list_revision", "price_list_model")) {
                assertThatThrownBy(() -> statement.execute("delete from " + table + " where list = 'eternal'"))
                        .isInstanceOf(SQLException.class);
                assertThatThrownBy(
                                () -> statement.execute("update " + table + " set revision = 7 where list = 'eternal'"))
                        .isInstanceOf(SQLException.class);
            }
        }
    }

    private static ValidatableResponse preview(String name, String file) {
        return given().contentType(ContentType.JSON)
                .queryParam("name", name)
                .body(file)
                .post("/v1/price-lists/preview")
                .then();
    }

    private static ValidatableResponse importFile(String name, String file) {
        return wish(name).body(file).post("/v1/price-lists").then();
    }

    private static RequestSpecification wish(String name) {
        return given().contentType(ContentType.JSON)
                .queryParam("name", name)
                .queryParam("source", "a file of ours")
                .queryParam("reason", "New prices.");
    }
}
