package dev.thinkwatt.billing.invoice;

import static dev.thinkwatt.billing.invoice.Invoicing.decimal;
import static dev.thinkwatt.billing.invoice.Invoicing.energyLine;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.billing.testing.Browser;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.energy.SurchargePolicy.Fallback;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A price that is missing is waited for, or estimated and trued up; requests may take the index of an earlier month. */
@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class EstimatedPriceTest {

    private static final Instant MORNING = Instant.parse("2026-10-05T08:00:00Z");

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
    void isTruedUpByTheNextInvoice() throws IOException, SQLException {
        Plan plan = openAccount("estimating-a", 0, Fallback.LAST_SAME_SLOT);
        publish("estimated-a", "2026-10-04", 1, "0.10");
        UsageEvent event = used(plan, "estimated-a", "PRICED");
        given().get("/v1/usage/" + event.eventId())
                .then()
                .body("charge.energy.parts[0].estimated", equalTo(true))
                .body("charge.energy.parts[0].source", equalTo("test index, estimated by 2026-10-04"));

        String october = invoicing.draw(account);
        Map<String, Object> estimate = energyLine(october);
        assertThat(estimate).containsEntry("estimated", true);
        // 0.000396 kWh at 0.10 − 0.08.
        assertThat(decimal(estimate, "exact")).isEqualByComparingTo("0.00000792");
        assertThat(given().get("/v1/invoices/" + october + "/lines/" + lineNumber(october) + "/charges.csv")
                        .asString())
                .contains(",true");
        LineTraceTest.assertLinesFollow(october);
        findsAnEstimateOfTenTimesTheEnergy(event);
        Invoicing.finalise(october).then().statusCode(200);
        String before = given().get("/v1/invoices/" + october).asString();
        balances();

        publish("estimated-a", "2026-10-05", 1, "0.20");
        invoicing.awaitReversals(account, 1);
        assertThat(given().get("/v1/invoices/" + october).asString()).isEqualTo(before);
        Map<String, Object> trueUp = energyLine(invoicing.draw(account, "2026-11"));
        assertThat(trueUp).containsEntry("usedIn", "2026-10").containsEntry("estimated", false);
        assertThat(decimal(trueUp, "quantityKwh")).isZero();
        // 0.000396 kWh at 0.12 instead of 0.02.
        assertThat(decimal(trueUp, "exact")).isEqualByComparingTo("0.0000396");
        LineTraceTest.assertLinesFollow(october);
    }

    private void findsAnEstimateOfTenTimesTheEnergy(UsageEvent event) throws SQLException {
        String tamper =
                "update charge set energy = replace(replace(energy::text, ' %1$s,', ' %2$s,'), ' %1$s}', ' %2$s}')::jsonb"
                        + " where event_id = '" + event.eventId() + "'";
        stack.asOwner(tamper.formatted("396000000", "3960000000"));
        try {
            given().get("/v1/audit/books")
                    .then()
                    .body("differences.what", hasItem("charge: nWh of the estimate"))
                    .body("differences.id", hasItem(event.accountId() + "/" + event.eventId()));
        } finally {
            stack.asOwner(tamper.formatted("3960000000", "396000000"));
        }
        balances();
    }

    /** Though the real price is no other than what was taken for it. */
    @Test
    void isNoEstimateAnyMoreOnceItIsPublished() throws IOException, SQLException {
        Plan plan = openAccount("estimating-b", 0, Fallback.LAST_SAME_SLOT);
        publish("estimated-b", "2026-10-01", 1, "0.10");
        used(plan, "estimated-b", "PRICED");
        // An estimate stands, whatever becomes of the price that was taken for it.
        publish("estimated-b", "2026-10-01", 2, "0.50");
        publish("estimated-b", "2026-10-05", 1, "0.10");
        invoicing.awaitReversals(account, 1);

        String october = invoicing.draw(account);
        Map<String, Object> line = energyLine(october);
        assertThat(line).containsEntry("estimated", false);
        assertThat(decimal(line, "exact")).isEqualByComparingTo("0.00000792");
        LineTraceTest.assertLinesFollow(october);
    }

    @Test
    void isWaitedForWhereThePlanSaysSoAndWhereNothingCanBeTaken() throws SQLException {
        Plan plan = openAccount("estimating-c", 0, Fallback.HOLD);
        publish("estimated-c", "2026-10-04", 1, "0.10");
        UsageEvent held = used(plan, "estimated-c", "PENDING");
        given().get("/v1/usage/" + held.eventId()).then().body("charge", nullValue());

        publish("estimated-c", "2026-10-05", 1, "0.10");
        stack.awaitState(held.eventId(), "PRICED");
    }

    @Test
    void takesTheIndexOfTheMonthBeforeAndTheOneThatIsPublishedAgain() throws IOException, SQLException {
        Plan plan = openAccount("lagging-a", 1, Fallback.HOLD);
        for (int day = 1; day <= 29; day++) {
            publish("lagging-a", "2026-09-%02d".formatted(day), 1, "0.10");
        }
        publish("lagging-a", "2026-10-05", 1, "0.90");
        UsageEvent event = used(plan, "lagging-a", "PENDING");
        given().get("/v1/usage/" + event.eventId()).then().body("waitsFor", containsString("month before"));

        publish("lagging-a", "2026-09-30", 1, "0.10");
        stack.awaitState(event.eventId(), "PRICED");
        given().get("/v1/usage/" + event.eventId())
                .then()
                .body("charge.energy.parts[0].indexMonth", equalTo("2026-09"))
                .body("charge.energy.parts[0].price", equalTo("0.100000"));

        publish("lagging-a", "2026-09-15", 2, "0.40");
        invoicing.awaitReversals(account, 1);
        String october = invoicing.draw(account);
        Map<String, Object> line = energyLine(october);
        // (29 · 0.10 + 0.40) / 30 = 0.11, and 0.000396 kWh at 0.11 − 0.08.
        assertThat(decimal(line, "exact")).isEqualByComparingTo("0.00001188");
        List<Map<String, Object>> annex = annex(line);
        assertThat(annex)
                .singleElement()
                .satisfies(row ->
                        assertThat(row).containsEntry("indexMonth", "2026-09").containsEntry("price", "0.110000"));
        LineTraceTest.assertLinesFollow(october);
        Browser.open("/console/billing/invoices/" + october).then().body(containsString("index of 2026-09"));
    }

    private Plan openAccount(String id, int lagMonths, Fallback fallback) {
        Plan plan = TestCatalog.api(id, TestCatalog.surcharge(lagMonths, fallback, null, null));
        account = stack.openAccount(plan);
        return plan;
    }

    private UsageEvent used(Plan plan, String site, String state) {
        UsageEvent event =
                Usages.event(account, "r", plan.planVersion(), "gpt-5", site, MORNING, Usage.ofText(1200, 500));
        stack.publish(event);
        stack.awaitState(event.eventId(), state);
        return event;
    }

    private void publish(String site, String date, long revision, String price) {
        stack.publish(new PublishedPrices(revision, TestCatalog.electricity(site, LocalDate.parse(date), price)));
    }

    private static int lineNumber(String invoice) {
        return 1
                + given().get("/v1/invoices/" + invoice)
                        .<Integer>path("invoice.lines.findIndexOf { it.kind == 'ENERGY' }");
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> annex(Map<String, Object> line) {
        return (List<Map<String, Object>>) Objects.requireNonNull(line.get("annex"));
    }
}
