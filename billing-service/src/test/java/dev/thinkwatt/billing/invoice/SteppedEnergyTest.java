package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.testing.Browser;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Usage;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Energy as a percentage of usage, by steps of the index of the month before: 0.20, which is 24 steps and 12 %. */
@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class SteppedEnergyTest {

    private static final String SITE = "stepped-site";
    private static final Instant MORNING = Instant.parse("2026-10-05T08:00:00Z");
    private static final Usage MUCH = Usage.ofText(10_000_000, 5_000_000);

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    private String account = "";

    @AfterEach
    void balances() {
        given().get("/v1/audit/books").then().body("differences", empty()).body("balanced", equalTo(true));
    }

    @Test
    void isCountedOfTheIndexThatItsChargesStandAtAndStaysSo() throws IOException, SQLException {
        openAccount();
        String october = invoicing.draw(account);
        given().get("/v1/invoices/" + october)
                .then()
                .body("invoice.lines.find { it.kind == 'ENERGY' }.amount", equalTo("7.50"))
                .body("invoice.lines.find { it.kind == 'ENERGY' }.byUsage.steps.index", equalTo("0.200000"));
        LineTraceTest.assertLinesFollow(october);
        Invoicing.finalise(october).then().statusCode(200).body("invoice.totals.total", equalTo("70.00"));
        Browser.open("/console/billing/invoices/" + october).then().body(containsString("points × whole steps"));
        findsAChargeAtAnotherIndex();

        publish(LocalDate.parse("2026-09-15"), 2, "0.51");
        invoicing.awaitReversals(account, 1);
        LineTraceTest.assertLinesFollow(october);
        balances();

        given().contentType(ContentType.JSON)
                .body(Map.of("creditNoteId", "stepped-back", "reason", "test"))
                .post("/v1/invoices/" + october + "/credit-notes")
                .then()
                .statusCode(201)
                .body("items[0].total", equalTo("70.00"))
                .body("items[0].lines.amount", hasItem("7.50"));
    }

    private void findsAChargeAtAnotherIndex() throws SQLException {
        String tamper =
                "update charge set energy = replace(energy::text, '0.2%s0000', '0.2%s0000')::jsonb where account_id = '"
                        + account + "'";
        stack.asOwner(tamper.formatted("0", "1"));
        try {
            given().get("/v1/audit/books").then().body("differences.what", hasItem("invoice: index of its charges"));
        } finally {
            stack.asOwner(tamper.formatted("1", "0"));
        }
        balances();
    }

    private void openAccount() {
        Plan plan = TestCatalog.stepped("stepped");
        for (LocalDate day : LocalDate.parse("2026-09-01")
                .datesUntil(LocalDate.parse("2026-10-01"))
                .toList()) {
            publish(day, 1, "0.20");
        }
        publish(LocalDate.parse("2026-10-05"), 1, "0.90");
        account = stack.openAccount(plan);
        stack.publish(Usages.event(account, "r", plan.planVersion(), "gpt-5", SITE, MORNING, MUCH));
        invoicing.awaitPriced(account, 1);
    }

    private void publish(LocalDate date, long revision, String price) {
        stack.publish(new PublishedPrices(revision, TestCatalog.electricity(SITE, date, price)));
    }
}
