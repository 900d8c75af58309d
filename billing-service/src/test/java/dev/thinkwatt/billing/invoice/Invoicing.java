package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Usage, runs and invoices of October 2026, through the interface. */
@Singleton
public class Invoicing {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");

    private final Stack stack;

    Invoicing(Stack stack) {
        this.stack = stack;
    }

    public String accountWithUsage() {
        String account = stack.openAccount("api");
        stack.publish(Usages.event(account, "one", API, OCTOBER));
        awaitPriced(account, 1);
        return account;
    }

    public void seat(String account) throws SQLException {
        given().contentType(ContentType.JSON)
                .body(Map.of("subscriberId", account + "-seat"))
                .post("/v1/accounts/" + account + "/subscribers")
                .then()
                .statusCode(201);
        stack.asOwner("update seat set starts_at = '2026-01-01' where account_id = '" + account + "'");
    }

    public String draw(String account) {
        return draw(account, "2026-10");
    }

    public String draw(String account, String period) {
        String runId = "run-" + UUID.randomUUID();
        post(Map.of("runId", runId, "period", period, "accounts", List.of(account)))
                .then()
                .statusCode(202);
        awaitCompleted(runId);
        return given().get("/v1/invoices?account=" + account + "&period=" + period)
                .then()
                .statusCode(200)
                .extract()
                .path("items[0].invoiceId");
    }

    static Response awaitCompleted(String runId) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "COMPLETED"
                        .equals(given().get("/v1/invoice-runs/" + runId).path("status")));
        return given().get("/v1/invoice-runs/" + runId);
    }

    static Response post(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/invoice-runs");
    }

    public static Response finalise(String invoice) {
        return given().post("/v1/invoices/" + invoice + "/finalisation");
    }

    /** The line of electricity of an invoice, which has just one. */
    static Map<String, Object> energyLine(String invoice) {
        List<Map<String, Object>> lines = given().get("/v1/invoices/" + invoice)
                .then()
                .statusCode(200)
                .extract()
                .path("invoice.lines.findAll { it.kind == 'ENERGY' }");
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    /** A number of a line, or of what is in it. */
    static BigDecimal decimal(Map<String, Object> line, String field) {
        return new BigDecimal(String.valueOf(line.get(field)));
    }

    /** Waits until so many charges of an account are taken back. */
    void awaitReversals(String account, int charges) {
        stack.awaitNumber("select count(*) from reversal where account_id = '" + account + "'", charges);
    }

    void awaitPriced(String account, int events) {
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", events);
    }
}
