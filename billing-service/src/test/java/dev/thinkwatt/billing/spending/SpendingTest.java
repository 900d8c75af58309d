package dev.thinkwatt.billing.spending;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.thinkwatt.billing.testing.Stack;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Limits of an account that owes 20.00 for each seat. */
@QuarkusTest
class SpendingTest {

    private static final Path SCHEMA =
            Path.of(System.getProperty("thinkwatt.root"), "docs/events/billing.noticed.schema.json");

    @Inject
    Stack stack;

    @Test
    void tellsOnceInAMonthOfEachShareThatIsReached() throws IOException {
        String account = stack.openAccount("plus");
        seat(account, "a");
        state(account, Map.of("amount", "25")).then().statusCode(200).body("thresholds", equalTo(List.of(50, 80, 100)));
        awaitTold(account, List.of(50, 80));

        seat(account, "b");
        awaitTold(account, List.of(50, 80, 100));
        state(account, Map.of("amount", "30", "thresholds", List.of(100, 50)))
                .then()
                .statusCode(200);

        List<String> events =
                await().atMost(Duration.ofSeconds(20)).until(() -> told(account), found -> found.size() == 3);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        for (String event : events) {
            assertThat(schema.validate(event, InputFormat.JSON))
                    .extracting(Error::toString)
                    .isEmpty();
        }
        assertThat(events)
                .last()
                .satisfies(event -> assertThat(event)
                        .contains(
                                "SPENDING_LIMIT_REACHED",
                                "\"percent\":100",
                                "\"spent\":\"40.00\"",
                                "\"limit\":\"25\""));
        given().get("/v1/audit-entries/billing?subject=" + account)
                .then()
                .body("items.action", hasItems("spending-limit.stated"));
        given().delete("/v1/accounts/" + account + "/spending-limit").then().statusCode(204);
        given().get("/v1/accounts/" + account + "/spending-limit").then().statusCode(404);
    }

    @Test
    void refusesWhatIsNoLimit() {
        String account = stack.openAccount("plus");
        refused(account, Map.of("amount", "0"), "amount");
        refused(account, Map.of("amount", "0.001"), "amount");
        refused(account, Map.of("amount", "10", "thresholds", List.of(0)), "thresholds");
        refused(account, Map.of("amount", "10", "thresholds", List.of(101)), "thresholds");
        refused(account, Map.of("amount", "10", "thresholds", List.of()), "thresholds");
        state("nobody", Map.of("amount", "10")).then().statusCode(404);
        given().get("/v1/accounts/" + account + "/spending-limit").then().statusCode(404);
    }

    private static void refused(String account, Map<String, Object> body, String field) {
        state(account, body).then().statusCode(400).body("violations.field", hasItem(field));
    }

    private List<String> told(String account) {
        return stack.values("billing.noticed", account);
    }

    private static void awaitTold(String account, List<Integer> percents) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> percents.equals(given().get("/v1/accounts/" + account + "/spending-limit")
                        .path("notices.percent")));
    }

    private static void seat(String account, String name) {
        given().contentType(ContentType.JSON)
                .body(Map.of("subscriberId", account + "-" + name))
                .post("/v1/accounts/" + account + "/subscribers")
                .then()
                .statusCode(201)
                .body("accountId", equalTo(account));
    }

    private static Response state(String account, Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).put("/v1/accounts/" + account + "/spending-limit");
    }
}
