package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class InvoiceResourceTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final PlanVersion PLUS = new PlanVersion("plus", 1);
    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void drawsAnInvoiceWithItsEnergyLine() {
        String account = accountWithUsage();
        String invoice = draw(account);
        given().get("/v1/invoices/" + invoice)
                .then()
                .statusCode(200)
                .body("status", equalTo("DRAFT"))
                .body("number", nullValue())
                .body("invoice.period", equalTo("2026-10"))
                .body("invoice.from", equalTo("2026-10-01T04:00:00Z"))
                .body("invoice.lines.kind", hasItems("USAGE", "ENERGY"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.priceBase", equalTo("0.08"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.quantityKwh", equalTo("0.000396"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.annex[0].rate", equalTo("0.020000"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.events", containsString("groupBy=event"))
                .body("invoice.totals.events", equalTo(1))
                .body("invoice.totals.total", equalTo("0.01"));
        given().get("/v1/invoices?account=" + account + "&period=2026-10")
                .then()
                .body("items.invoiceId", equalTo(List.of(invoice)));
    }

    @Test
    void writesAnInvoiceAsCsvBySuffixAndByAcceptHeader() {
        String invoice = draw(accountWithUsage());
        String csv = given().get("/v1/invoices/" + invoice + ".csv")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"))
                .extract()
                .asString();
        assertThat(csv.lines().findFirst()).get().asString().startsWith("\"invoice\",\"number\",\"status\"");
        assertThat(csv.lines())
                .hasSize(4)
                .anySatisfy(line -> assertThat(line).contains("\"ENERGY\"", "\"kWh\"", "\"0.000396\""));
        assertThat(given().accept("text/csv").get("/v1/invoices/" + invoice).asString())
                .isEqualTo(csv);
    }

    @Test
    void runsAreIdempotent() {
        String account = accountWithUsage();
        Map<String, Object> body = Map.of("runId", "twice", "period", "2026-10", "accounts", List.of(account));
        post(body).then().statusCode(202);
        awaitCompleted("twice");
        post(body)
                .then()
                .statusCode(202)
                .body("status", equalTo("COMPLETED"))
                .body("accounts.drawn", equalTo(1))
                .body("accounts.total", equalTo(1));
        post(Map.of("runId", "twice", "period", "2026-11"))
                .then()
                .statusCode(409)
                .body("detail", containsString("runId"));
    }

    @Test
    void goesOnWithARunThatACrashLeftUnfinished() throws SQLException {
        String account = accountWithUsage();
        stack.asOwner("insert into invoice_run values ('crashed', '2026-10-01', 'RUNNING', now(), null)");
        stack.asOwner("insert into invoice_run_account values ('crashed', '" + account + "', 'WAITING', null)");
        awaitCompleted("crashed").then().body("accounts.drawn", equalTo(1));
    }

    @Test
    void saysWhichAccountsCouldNotBeDrawnAndWhy() throws SQLException {
        String account = stack.openAccount("plus");
        seat(account);
        String healthy = accountWithUsage();
        stack.asOwner("update subscription set plan_id = 'gone' where account_id = '" + account + "'");
        post(Map.of("runId", "partly", "period", "2026-10", "accounts", List.of(account, healthy)))
                .then()
                .statusCode(202);
        awaitCompleted("partly")
                .then()
                .body("accounts.failed", equalTo(1))
                .body("accounts.drawn", equalTo(1))
                .body("failures[0].accountId", equalTo(account))
                .body("failures[0].error", containsString("is not known"));
    }

    @Test
    void finalisesAnInvoiceForGood() throws SQLException {
        String account = stack.openAccount("plus");
        seat(account);
        stack.publish(Usages.event(account, "one", PLUS, OCTOBER));
        awaitPriced(account, 1);
        String invoice = draw(account);
        finalise(invoice)
                .then()
                .statusCode(200)
                .body("status", equalTo("FINALISED"))
                .body("number", matchesPattern("\\d{4}-\\d{6}"))
                .body("invoice.totals.total", equalTo("20.00"));
        String number = finalise(invoice).then().statusCode(200).extract().path("number");
        assertThat(number).isNotNull();
        assertThat(stack.number("select count(*) from ledger_entry where transfer_id = '" + invoice + "'"))
                .isEqualTo(3);
        assertThatThrownBy(() -> stack.asService("update invoice set total = 0 where invoice_id = '" + invoice + "'"))
                .hasMessageContaining("never changes");
    }

    @Test
    void invoicesLateUsageInTheNextOpenMonth() throws SQLException {
        String account = accountWithUsage();
        String invoice = draw(account);
        finalise(invoice).then().statusCode(200);
        stack.publish(Usages.event(account, "late", API, OCTOBER));
        awaitPriced(account, 2);
        String next = draw(account, "2026-11");
        given().get("/v1/invoices/" + next)
                .then()
                .body("invoice.lines[0].usedIn", equalTo("2026-10"))
                .body("invoice.totals.events", equalTo(1));
        given().get("/v1/audit/books").then().body("balanced", equalTo(true));
    }

    @Test
    void refusesToFinaliseWhatIsNotComplete() {
        String account = accountWithUsage();
        stack.publish(Usages.event(account, "waiting", new PlanVersion("api", 99), OCTOBER));
        stack.awaitNumber("select count(*) from pending_event where account_id = '" + account + "'", 1);
        finalise(draw(account)).then().statusCode(409).body("detail", containsString("wait for their price"));
    }

    @Test
    void refusesToFinaliseAMonthThatHasNotEnded() throws SQLException {
        String account = accountWithUsage();
        String invoice = draw(account);
        stack.asOwner("update invoice set period = '2098-01-01' where invoice_id = '" + invoice + "'");
        finalise(invoice).then().statusCode(409).body("detail", containsString("period ends"));
        stack.asOwner("delete from invoice where invoice_id = '" + invoice + "'");
    }

    @Test
    void tellsWhatTheRunningMonthWouldCost() {
        String account = stack.openAccount("plus");
        given().contentType(ContentType.JSON)
                .body(Map.of("subscriberId", account + "-seat"))
                .post("/v1/accounts/" + account + "/subscribers");
        given().get("/v1/accounts/" + account + "/invoices/upcoming")
                .then()
                .statusCode(200)
                .body("totals.total", equalTo("20.00"))
                .body("lines[0].kind", equalTo("BASE_FEE"));
        given().get("/v1/accounts/nobody/invoices/upcoming").then().statusCode(404);
        given().get("/v1/invoices?account=" + account).then().body("items.size()", equalTo(0));
    }

    private String accountWithUsage() {
        String account = stack.openAccount("api");
        stack.publish(Usages.event(account, "one", API, OCTOBER));
        awaitPriced(account, 1);
        return account;
    }

    private void seat(String account) throws SQLException {
        given().contentType(ContentType.JSON)
                .body(Map.of("subscriberId", account + "-seat"))
                .post("/v1/accounts/" + account + "/subscribers")
                .then()
                .statusCode(201);
        stack.asOwner("update seat set starts_at = '2026-01-01' where account_id = '" + account + "'");
    }

    private String draw(String account) {
        return draw(account, "2026-10");
    }

    private String draw(String account, String period) {
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

    private static Response awaitCompleted(String runId) {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> "COMPLETED"
                        .equals(given().get("/v1/invoice-runs/" + runId).path("status")));
        return given().get("/v1/invoice-runs/" + runId);
    }

    private static Response post(Map<String, Object> body) {
        return given().contentType(ContentType.JSON).body(body).post("/v1/invoice-runs");
    }

    private static Response finalise(String invoice) {
        return given().post("/v1/invoices/" + invoice + "/finalisation");
    }

    private void awaitPriced(String account, int events) {
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", events);
    }
}
