package dev.thinkwatt.billing.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
class SuspensionTest {

    @Inject
    Stack stack;

    @Test
    void publishesThatAnAccountIsSuspendedAndReinstated() throws IOException {
        String account = stack.openAccount("plus");
        post(account, "suspension", "Invoice 2026-000001 is overdue.")
                .then()
                .statusCode(200)
                .body("status", equalTo("SUSPENDED"));
        post(account, "suspension", "Again.").then().statusCode(200);
        given().get("/v1/accounts/" + account).then().body("status", equalTo("SUSPENDED"));
        post(account, "reinstatement", "Paid.").then().statusCode(200).body("status", equalTo("ACTIVE"));

        List<ConsumerRecord<String, String>> records = await().atMost(Duration.ofSeconds(20))
                .until(() -> stack.records("account.published", "account/" + account), found -> found.size() == 3);
        List<Account.Status> statuses = new ArrayList<>();
        long revision = 0;
        for (ConsumerRecord<String, String> record : records) {
            PublishedAccount published =
                    (PublishedAccount) Json.tolerant().readValue(record.value(), AccountPublished.class);
            statuses.add(published.account().status());
            assertThat(published.revision()).isGreaterThan(revision);
            revision = published.revision();
        }
        assertThat(statuses).containsExactly(Account.Status.ACTIVE, Account.Status.SUSPENDED, Account.Status.ACTIVE);
        given().get("/v1/audit-entries/billing?subject=" + account)
                .then()
                .body("items.action", hasItems("account.suspended", "account.reinstated"))
                .body("items[0].reason", equalTo("Paid."));
    }

    @Test
    void asksForAReasonAndAnAccount() {
        String account = stack.openAccount("plus");
        post(account, "suspension", " ").then().statusCode(400).body("violations[0].field", equalTo("reason"));
        post("nobody", "suspension", "x").then().statusCode(404);
        given().get("/v1/accounts/" + account).then().body("status", equalTo("ACTIVE"));
    }

    private static Response post(String account, String what, String reason) {
        return given().contentType(ContentType.JSON)
                .body(Map.of("reason", reason))
                .post("/v1/accounts/" + account + "/" + what);
    }
}
