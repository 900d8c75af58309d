package dev.thinkwatt.billing.invoice;

import static dev.thinkwatt.billing.invoice.Invoicing.decimal;
import static dev.thinkwatt.billing.invoice.Invoicing.energyLine;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What was charged at a price of electricity that is published again is charged anew. */
@QuarkusTest
class RepricingTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final LocalDate DAY = LocalDate.parse("2026-10-05");
    private static final Instant MORNING = Instant.parse("2026-10-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    private String account = "";

    @BeforeEach
    void openAnAccount() {
        account = stack.openAccount("api");
    }

    @AfterEach
    void balances() {
        given().get("/v1/audit/books").then().body("differences", empty()).body("balanced", equalTo(true));
    }

    @Test
    void adjustsTheNextInvoiceWhereTheMonthIsInvoiced() throws IOException, SQLException {
        publish("restated-a", 1, "0.10");
        UsageEvent event = priced("r", "restated-a");
        String october = invoicing.draw(account);
        Invoicing.finalise(october).then().statusCode(200);
        String before = given().get("/v1/invoices/" + october).asString();

        publish("restated-a", 2, "0.20");
        invoicing.awaitReversals(account, 1);
        given().get("/v1/usage/" + event.eventId()).then().body("reversal.invoiceMonth", equalTo("2026-11"));
        assertThat(given().get("/v1/invoices/" + october).asString()).isEqualTo(before);

        String november = invoicing.draw(account, "2026-11");
        Map<String, Object> line = energyLine(november);
        assertThat(line).containsEntry("usedIn", "2026-10");
        assertThat(decimal(line, "quantityKwh")).isZero();
        // 0.000396 kWh at 0.12 instead of 0.02.
        assertThat(decimal(line, "exact")).isEqualByComparingTo("0.0000396");
        LineTraceTest.assertLinesFollow(october);
        LineTraceTest.assertLinesFollow(november);
    }

    @Test
    void drawsAMonthThatIsOpenAtThePriceThatStands() throws SQLException {
        publish("restated-b", 1, "0.10");
        priced("r", "restated-b");
        publish("restated-b", 2, "0.20");
        invoicing.awaitReversals(account, 1);
        publish("restated-b", 3, "0.30");
        invoicing.awaitReversals(account, 2);
        String invoice = invoicing.draw(account);
        Map<String, Object> line = energyLine(invoice);
        assertThat(decimal(line, "exact")).isEqualByComparingTo("0.00008712");
        assertThat(line.get("annex"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
        given().get("/v1/usage?account=" + account).then().body("items[0].events", equalTo(1));
    }

    @Test
    void leavesWhatCostsTheSameAndWhatWasChargedElsewhere() throws SQLException {
        publish("restated-c", 1, "0.10");
        publish("restated-d", 1, "0.10");
        priced("same", "restated-c");
        priced("other", "restated-d");
        stack.publish(
                new PublishedPrices(2, TestCatalog.electricity("restated-c", DAY, "0.10", "0.10", "renamed index")));
        publish("restated-d", 2, "0.20");
        invoicing.awaitReversals(account, 1);
        stack.awaitNumber(
                "select count(*) from repriced_day where site in ('restated-c', 'restated-d') and revision = 2", 2);
        assertThat(reversals()).isEqualTo(1);
    }

    @Test
    void isCorrectedInThePlaceOfTheEventThatCameIn() throws SQLException {
        publish("restated-e", 1, "0.10");
        UsageEvent event = priced("r", "restated-e");
        publish("restated-e", 2, "0.20");
        invoicing.awaitReversals(account, 1);
        UsageEvent correction = Usages.correction(event, Usage.ofText(120_000, 50_000));
        stack.publish(correction);
        stack.awaitState(correction.eventId(), "PRICED");
        assertThat(reversals()).isEqualTo(2);
        given().get("/v1/usage?account=" + account)
                .then()
                .body("items[0].events", equalTo(1))
                .body("items[0].tokens.INPUT", equalTo(120_000));
    }

    private UsageEvent priced(String requestId, String site) {
        UsageEvent event = Usages.event(account, requestId, API, "gpt-5", site, MORNING, Usage.ofText(1200, 500));
        stack.publish(event);
        stack.awaitState(event.eventId(), "PRICED");
        return event;
    }

    private void publish(String site, long revision, String price) {
        stack.publish(new PublishedPrices(revision, TestCatalog.electricity(site, DAY, price)));
    }

    private long reversals() throws SQLException {
        return stack.number("select count(*) from reversal where account_id = '" + account + "'");
    }
}
