package dev.thinkwatt.billing.console;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.billing.invoice.Invoicing;
import dev.thinkwatt.billing.testing.Browser;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Invoices on their pages: found, traced, made final, taken back. */
@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class InvoicePagesTest {

    private static final String PAGE = "/console/billing/invoices";
    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @Test
    void findsAndAddsUpWhatIsFiltered() {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        page(PAGE + "?account=" + account + "&period=2026-10&status=DRAFT&currency=USD")
                .body(containsString(PAGE + "/" + invoice))
                .body(containsString("data-sums"))
                .body(containsString("0.01 USD"))
                .body(containsString("name=\"exportId\""));
        page(PAGE + "?account=" + account + "&status=FINALISED").body(containsString("No invoice fits"));
        page(PAGE + "?account=" + account + "&currency=EUR").body(containsString("No invoice fits"));
        page(PAGE + "?limit=1").body(containsString("rel=\"next\""));
        page(PAGE + "?account=R%26D&after=MjAyNi0xMCx4")
                .body(containsString("href=\"" + PAGE + "?account=R%26D\">Back to the first"));
        Browser.open(PAGE + "?period=October").then().statusCode(400);
        Browser.open(PAGE + "?status=LOST").then().statusCode(400);
    }

    @Test
    void showsOneInvoiceWithItsEnergyAndItsFiles() {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        page(PAGE + "/" + invoice)
                .body(containsString("Draft invoice"))
                .body(containsString("Mean index price"))
                .body(containsString("/v1/invoices/" + invoice + ".pdf"))
                .body(containsString("Make final"));
        Browser.open(PAGE + "/" + UUID.randomUUID()).then().statusCode(404);
        Browser.open(PAGE + "/nonsense").then().statusCode(404);
        page("/console/billing/accounts/" + account + "/upcoming").body(containsString("Nothing of it is kept."));
        Browser.open("/console/billing/accounts/nobody/upcoming").then().statusCode(404);
    }

    @Test
    void tracesALineToItsEvent() {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        String event =
                given().get("/v1/invoices/" + invoice + "/lines/1/charges").path("items[0].eventId");
        page(PAGE + "/" + invoice + "/lines/1")
                .body(containsString("Agrees"))
                .body(not(containsString("Differs")))
                .body(containsString("/console/billing/usage/events/" + event));
        page("/console/billing/usage/events/" + event)
                .body(containsString("Drawn by the facility"))
                .body(containsString("api, version 1"))
                .body(containsString("&quot;requestId&quot; : &quot;one&quot;"))
                .body(not(containsString("Differs")));
        Browser.open(PAGE + "/" + invoice + "/lines/99").then().statusCode(404);
        Browser.open("/console/billing/usage/events/" + UUID.randomUUID())
                .then()
                .statusCode(404);
        Browser.open("/console/billing/usage/events/none").then().statusCode(404);
    }

    @Test
    void makesAnInvoiceFinalOnceItsAccountIsTyped() {
        String account = invoicing.accountWithUsage();
        String page = PAGE + "/" + invoicing.draw(account);
        Browser.send(page + "/finalisation", page + "/finalisation", Map.of("confirmation", "another"))
                .then()
                .statusCode(400)
                .body(containsString("Nothing was made final."));
        Browser.send(page + "/finalisation", page + "/finalisation", Map.of("confirmation", account))
                .then()
                .statusCode(303);
        page(page).body(containsString("Invoice 2"), not(containsString("Make final")), containsString("Declare void"));
    }

    @Test
    void refusesToMakeAMonthFinalThatHasNotEnded() throws SQLException {
        String account = stack.openAccount("plus");
        invoicing.seat(account);
        String month = YearMonth.now(ZoneId.of("America/New_York")).toString();
        String invoice = invoicing.draw(account, month);
        String page = PAGE + "/" + invoice + "/finalisation";
        Browser.send(page, page, Map.of("confirmation", account))
                .then()
                .statusCode(409)
                .body(containsString("Its period ends at"));
    }

    @Test
    void declaresAnInvoiceVoidForAReason() {
        String account = invoicing.accountWithUsage();
        String invoice = invoicing.draw(account);
        Invoicing.finalise(invoice).then().statusCode(200);
        String number = given().get("/v1/invoices/" + invoice).path("number");
        String page = PAGE + "/" + invoice;
        Browser.send(page + "/void", page + "/void", Map.of("reason", "", "confirmation", number))
                .then()
                .statusCode(400)
                .body(containsString("reason-wrong"));
        Browser.send(page + "/void", page + "/void", Map.of("reason", "a test", "confirmation", number))
                .then()
                .statusCode(303);
        page(page).body(containsString("Void"), containsString("a test"), not(containsString("Declare void")));
        page(PAGE + "?status=VOID&account=" + account).body(containsString(number));
    }

    @Test
    void takesBackPartOfALine() {
        String account = stack.openAccount("api");
        stack.publish(Usages.event(account, "big", new PlanVersion("api", 1), OCTOBER, Usage.ofText(0, 1_000_000)));
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", 1);
        String invoice = invoicing.draw(account);
        Invoicing.finalise(invoice).then().statusCode(200);
        String number = given().get("/v1/invoices/" + invoice).path("number");
        credit(invoice, "PARTIAL", "many", number).then().statusCode(400).body(containsString("line-1-wrong"));
        credit(invoice, "PARTIAL", "1000", number)
                .then()
                .statusCode(400)
                .body(containsString("at most what is left of the line"));
        credit(invoice, "PARTIAL", "", number).then().statusCode(400).body(containsString("extent-wrong"));
        credit(invoice, "PARTIAL", "2.50", "no").then().statusCode(400);
        credit(invoice, "PARTIAL", "2.50", number).then().statusCode(303);
        page(PAGE + "/" + invoice + "/credit-note").body(containsString("7.50 left"));
        credit(invoice, "WHOLE", "", number).then().statusCode(303);
        page(PAGE + "/" + invoice + "/credit-note").body(containsString("Nothing is left of this invoice"));
        given().get("/v1/audit/books").then().body("differing", equalTo(0));
    }

    private static Response credit(String invoice, String extent, String amount, String confirmation) {
        String page = PAGE + "/" + invoice + "/credit-note";
        return Browser.send(
                page,
                page,
                Map.of(
                        "creditNoteId",
                        UUID.randomUUID().toString(),
                        "extent",
                        extent,
                        "line",
                        "1",
                        "amount",
                        amount,
                        "reason",
                        "a test",
                        "confirmation",
                        confirmation));
    }

    private static ValidatableResponse page(String path) {
        Response response = Browser.open(path);
        assertThat(response.statusCode()).as(path + "\n" + response.asString()).isEqualTo(200);
        return response.then();
    }
}
