package dev.thinkwatt.billing.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with an account, the problem names the field, and nothing is stored. */
@QuarkusTest
class BadAccountTest {
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
    @CsvSource(
            delimiter = '|',
            nullValues = "absent",
            value = {
                "accountId    | absent",
                "accountId    | ''",
                "accountId    | '../etc'",
                "accountId    | '-a'",
                "name         | absent",
                "name         | ' '",
                "name         | 'nul\u0000'",
                "currency     | absent",
                "currency     | 'XYZ'",
                "currency     | 'KWD'",
                "currency     | 'XAU'",
                "currency     | 'EUR'",
                "timeZone     | absent",
                "timeZone     | 'Mars/Phobos'",
                "timeZone     | '+02:00'",
                "country      | absent",
                "country      | 'Germany'",
                "country      | 'XX'",
                "planId       | absent",
                "planId       | 'unsold'",
                "planId       | '='",
                "subscribedAt | 'yesterday'",
                "subscribedAt | '+999999999-01-01T00:00:00Z'",
                "surprise     | 'x'"
            })
    void refusesAnAccount(String field, @Nullable String value) throws SQLException {
        long before = stack.number(STORED);
        Map<String, Object> body = account();
        if (value == null) {
            body.remove(field);
        } else {
            body.put(field, value);
        }
        assertInvalid("/v1/accounts", body, field);
        assertThat(stack.number(STORED)).isEqualTo(before);
    }

    @Test
    void refusesScalarsOfTheWrongType() throws SQLException {
        long before = stack.number(STORED);
        for (String field : account().keySet()) {
            Map<String, Object> body = account();
            body.put(field, 7);
            assertInvalid("/v1/accounts", body, field);
        }
        assertThat(stack.number(STORED)).isEqualTo(before);
    }

    @Test
    void refusesAPlanVersionThatIsNotPublished() {
        Map<String, Object> body = account();
        body.put("version", 77);
        assertInvalid("/v1/accounts", body, "version");
        body.put("version", 0);
        assertInvalid("/v1/accounts", body, "version");
    }

    private static Map<String, Object> account() {
        Map<String, Object> body = new HashMap<>();
        body.put("accountId", "bad-input");
        body.put("name", "Bad input");
        body.put("currency", "USD");
        body.put("timeZone", "Europe/Berlin");
        body.put("country", "DE");
        body.put("planId", "plus");
        return body;
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
