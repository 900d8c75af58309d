package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.thinkwatt.billing.testing.Browser;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Invoice runs on their pages: started, confirmed, followed. */
@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class RunPagesTest {

    private static final String PAGE = "/console/billing/invoice-runs";
    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @Test
    void drawsDrafts() {
        String account = invoicing.accountWithUsage();
        String runId = "drafts-" + UUID.randomUUID();
        send(runId, "2026-10", "DRAFTS", account, null)
                .statusCode(303)
                .header("Location", containsString(PAGE + "/" + runId));
        Invoicing.awaitCompleted(runId);
        Browser.page(PAGE + "/" + runId)
                .body(containsString("Draw drafts: 2026-10"))
                .body(containsString("Draft drawn"))
                .body(containsString("/console/billing/invoices?period=2026-10"))
                .body(not(containsString("hx-get")));
        Browser.page(PAGE).body(containsString(runId), containsString("name=\"accounts\""));
        Browser.page("/console/billing/invoices").body(containsString("href=\"" + PAGE + "\""));
        Browser.open(PAGE + "/nobody").then().statusCode(404);
    }

    @Test
    void makesAMonthFinalOnceItIsTyped() {
        String account = invoicing.accountWithUsage();
        String pending = invoicing.accountWithUsage();
        stack.publish(Usages.event(pending, "waiting", new PlanVersion("api", 99), OCTOBER));
        stack.awaitNumber("select count(*) from pending_event where account_id = '" + pending + "'", 1);
        String accounts = account + ", " + pending;
        String runId = "final-" + UUID.randomUUID();
        send(runId, "2026-10", "FINAL", accounts, null)
                .statusCode(200)
                .body(containsString("This cannot be taken back."), containsString(runId), containsString(accounts));
        send(runId, "2026-10", "FINAL", accounts, "2026-09")
                .statusCode(400)
                .body(containsString("Must be 2026-10, the month."));
        given().get("/v1/invoice-runs/" + runId).then().statusCode(404);
        send(runId, "2026-10", "FINAL", accounts, " 2026-10 ").statusCode(303);
        send(runId, "2026-10", "FINAL", accounts, "2026-10").statusCode(303);
        Invoicing.awaitCompleted(runId)
                .then()
                .body("accounts.finalised", equalTo(1))
                .body("accounts.failed", equalTo(1));
        Browser.page(PAGE + "/" + runId)
                .body(containsString("Make final: 2026-10"))
                .body(containsString("Made final"))
                .body(containsString("/console/billing/invoices?account=" + pending))
                .body(containsString("wait for their price"));
    }

    @Test
    void saysWhatIsWrongWithTheForm() {
        String runId = "wrong-" + UUID.randomUUID();
        send(runId, "October", "DRAFTS", "", null)
                .statusCode(400)
                .body(containsString("Must be a month like 2026-11"), containsString("value=\"October\""));
        send(runId, "1999-01", "DRAFTS", "", null).statusCode(400).body(containsString("period-wrong"));
        send(runId, "2026-10", "SOMETHING", "", null).statusCode(400).body(containsString("Must be one of the list"));
        send(runId, "2026-10", "DRAFTS", "nobody-at-all", null)
                .statusCode(400)
                .body(containsString("nobody-at-all: Must be an account that exists."));
        String many = IntStream.range(0, 500)
                .mapToObj(i -> "nobody-" + UUID.randomUUID())
                .collect(Collectors.joining(", "));
        send(runId, "2026-10", "DRAFTS", many, null)
                .statusCode(400)
                .body(containsString(many), containsString("Must be an account that exists."));
        send(runId, "2026-10", "FINAL", "a%b", null).statusCode(400).body(containsString("accounts-wrong"));
        String thisMonth = YearMonth.now(ZoneOffset.ofHours(14)).toString();
        send(runId, thisMonth, "FINAL", "", null).statusCode(400).body(containsString("Must be over to be made final"));
        given().get("/v1/invoice-runs/" + runId).then().statusCode(404);
    }

    @Test
    @TestSecurity(
            user = "Vera Viewer",
            roles = {"finance:read"})
    void viewersSeeButDoNotStart() {
        Browser.page(PAGE).body(not(containsString("name=\"runId\"")));
        send("viewer-" + UUID.randomUUID(), "2026-10", "DRAFTS", "", null).statusCode(403);
    }

    private static ValidatableResponse send(
            String runId, String period, String does, String accounts, @Nullable String confirmation) {
        Map<String, String> fields =
                new HashMap<>(Map.of("runId", runId, "period", period, "does", does, "accounts", accounts));
        if (confirmation != null) {
            fields.put("confirmation", confirmation);
        }
        return Browser.send(PAGE, PAGE, fields).then();
    }
}
