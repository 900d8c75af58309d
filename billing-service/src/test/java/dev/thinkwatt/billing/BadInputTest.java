package dev.thinkwatt.billing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is wrong with a request, the problem names the field, and nothing is stored. */
@QuarkusTest
class BadInputTest {

    private static final String STORED =
            "select (select count(*) from account) + (select count(*) from seat) + (select count(*) from creation)"
                    + " + (select count(*) from invoice_run) + (select count(*) from outbox)";

    @Inject
    Stack stack;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
        stack.awaitNumber("select count(*) from outbox", 0);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "null", "7", "\"text\"", "{\"accountId\": \"a\", \"accountId\": \"b\"}"})
    void refusesABodyThatIsNoRequest(String body) {
        for (String path : new String[] {"/v1/accounts", "/v1/invoice-runs"}) {
            given().contentType(ContentType.JSON)
                    .body(body)
                    .post(path)
                    .then()
                    .statusCode(400)
                    .contentType("application/problem+json");
        }
    }

    @Test
    void refusesASeat() throws SQLException {
        String account = stack.openAccount("plus");
        String other = stack.openAccount("plus");
        String seats = "/v1/accounts/" + account + "/subscribers";
        stack.awaitNumber("select count(*) from outbox", 0);
        long before = stack.number(STORED);
        assertInvalid(seats, Map.of(), "subscriberId");
        assertInvalid(seats, Map.of("subscriberId", "a b"), "subscriberId");
        assertInvalid(seats, Map.of("subscriberId", "a", "role", "b"), "role");
        post("/v1/accounts/nobody/subscribers", Map.of("subscriberId", "a")).statusCode(404);
        assertThat(stack.number(STORED)).isEqualTo(before);
        post(seats, Map.of("subscriberId", account + "-s")).statusCode(201);
        post(seats, Map.of("subscriberId", account + "-s")).statusCode(200);
        post("/v1/accounts/" + other + "/subscribers", Map.of("subscriberId", account + "-s"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("detail", equalTo("subscriberId is taken by another seat."));
        given().delete(seats + "/nobody").then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}                                                              | runId",
                "{\"runId\": \"r\"}                                              | period",
                "{\"runId\": \"r\", \"period\": \"November\"}                    | period",
                "{\"runId\": \"r\", \"period\": \"2026-13\"}                     | period",
                "{\"runId\": \"r\", \"period\": \"9999-12\"}                     | period",
                "{\"runId\": \"a b\", \"period\": \"2026-10\"}                   | runId",
                "{\"runId\": \"r\", \"period\": \"2026-10\", \"accounts\": [\"nobody\"]} | accounts[0]",
                "{\"runId\": \"r\", \"period\": \"2026-10\", \"accounts\": [\"a b\"]}    | accounts[0]",
                "{\"runId\": \"r\", \"period\": \"2026-10\", \"accounts\": \"all\"}      | accounts",
                "{\"runId\": \"r\", \"period\": \"2026-10\", \"finalise\": \"yes\"} | finalise",
                "{\"runId\": \"r\", \"period\": \"2098-01\", \"finalise\": true}  | period",
                "{\"runId\": \"r\", \"period\": \"2026-10\", \"force\": true}    | force"
            })
    void refusesAnInvoiceRun(String body, String field) throws SQLException {
        long before = stack.number(STORED);
        given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/invoice-runs")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
        assertThat(stack.number(STORED)).isEqualTo(before);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/accounts?limit=0,                    limit",
        "/v1/accounts?limit=201,                  limit",
        "/v1/accounts?after=%25,                  after",
        "/v1/accounts/acme/subscribers?limit=-1,  limit",
        "/v1/usage?groupBy=mood,                  groupBy",
        "/v1/usage?from=yesterday,                from",
        "/v1/usage?to=9999-01-01T00:00:00Z,       to",
        "/v1/usage?account=%0A,                   account",
        "/v1/usage?model=a%00b,                   model",
        "/v1/usage/not-an-id,                     eventId",
        "/v1/invoices?period=November,            period",
        "/v1/invoices?account=a%20b,              account",
        "/v1/invoices?after=YQ,                   after",
        "/v1/invoices/not-an-id,                  invoiceId",
        "/v1/invoice-runs?after=YQ,               after",
        "/v1/invoice-runs?limit=0,                limit",
        "/v1/parked-events?after=YQ,              after",
        "/v1/parked-events?limit=1000,            limit"
    })
    void refusesAQuery(String path, String field) {
        given().urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/accounts/nobody",
                "/v1/accounts/nobody/subscribers",
                "/v1/usage/00000000-0000-0000-0000-000000000000",
                "/v1/invoices/00000000-0000-0000-0000-000000000000",
                "/v1/invoices/00000000-0000-0000-0000-000000000000.csv",
                "/v1/invoice-runs/nobody",
                "/v1/nothing"
            })
    void doesNotFind(String path) {
        given().get(path).then().statusCode(404).contentType("application/problem+json");
    }

    @Test
    void refusesToFinaliseWhatIsNotThere() {
        given().post("/v1/invoices/00000000-0000-0000-0000-000000000000/finalisation")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    private static void assertInvalid(String path, Map<String, Object> body, String field) {
        post(path, body)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem(field));
    }

    private static ValidatableResponse post(String path, Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post(path).then();
    }
}
