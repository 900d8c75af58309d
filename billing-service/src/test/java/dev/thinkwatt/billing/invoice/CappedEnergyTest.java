package dev.thinkwatt.billing.invoice;

import static dev.thinkwatt.billing.invoice.Invoicing.decimal;
import static dev.thinkwatt.billing.invoice.Invoicing.energyLine;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Energy of one percent of the usage of its site at most: ten requests of 62.5 and 3.600024 kWh each at a time. */
@QuarkusTest
class CappedEnergyTest {

    private static final PlanVersion CAPPED = new PlanVersion("capped", 1);
    private static final Instant MORNING = Instant.parse("2026-10-05T08:00:00Z");
    private static final Instant AFTERNOON = Instant.parse("2026-10-05T15:00:00Z");
    private static final int REQUESTS = 10;
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
    void chargesNoMoreThanTheShareAndCountsLateUsageWithItsMonth() throws IOException, SQLException {
        account = stack.openAccount("capped");
        used("dear", AFTERNOON, 1);
        String october = invoicing.draw(account);
        Map<String, Object> line = energyLine(october);
        assertThat(line).containsEntry("amount", "6.25");
        assertThat(decimal(line, "exact")).isEqualByComparingTo("6.25");
        Map<String, Object> byUsage = byUsage(line);
        assertThat(decimal(byUsage, "usageNet")).isEqualByComparingTo("625");
        assertThat(decimal(byUsage, "surcharge")).isEqualByComparingTo("7.9200528");
        assertThat(decimal(byUsage, "cutByShare")).isEqualByComparingTo("1.6700528");
        assertThat(decimal(byUsage, "capShare")).isEqualByComparingTo("0.01");
        LineTraceTest.assertLinesFollow(october);
        balances();
        Invoicing.finalise(october).then().statusCode(200).body("invoice.totals.total", equalTo("631.25"));
        LineTraceTest.assertLinesFollow(october);
        assertThat(booked("revenue:energy")).isEqualTo(-625_000);
        assertThat(booked("receivable")).isEqualTo(63_125_000);
        printed(october);

        used("late", MORNING, 2);
        String november = invoicing.draw(account, "2026-11");
        // 7.9200528 and 0.7200048 are less than a hundredth of 1250: what was cut is owed now.
        Map<String, Object> late = energyLine(november);
        assertThat(late).containsEntry("usedIn", "2026-10").containsEntry("amount", "2.39");
        assertThat(decimal(late, "exact")).isEqualByComparingTo("2.3900576");
        LineTraceTest.assertLinesFollow(november);
        balances();
    }

    /** A credit note takes back what was charged, and not what was cut. */
    @Test
    void isTakenBackLineByLine() throws SQLException {
        account = stack.openAccount("capped");
        used("dear", AFTERNOON, 1);
        String invoice = invoicing.draw(account);
        Invoicing.finalise(invoice).then().statusCode(200);
        given().contentType(ContentType.JSON)
                .body(Map.of("creditNoteId", "capped-back", "reason", "test"))
                .post("/v1/invoices/" + invoice + "/credit-notes")
                .then()
                .statusCode(201)
                .body("items[0].total", equalTo("631.25"))
                .body("items[0].lines.amount", hasItem("6.25"));
        for (String ledgerAccount : List.of("receivable", "revenue:energy", "revenue:usage", "rounding")) {
            assertThat(booked(ledgerAccount)).as(ledgerAccount).isZero();
        }
    }

    private void printed(String invoice) {
        given().accept("text/csv")
                .get("/v1/invoices/" + invoice)
                .then()
                .body(containsString("cut_by_share"))
                .body(containsString("1.6700528"));
    }

    private void used(String request, Instant at, int times) {
        for (int i = 0; i < REQUESTS; i++) {
            stack.publish(Usages.event(account, request + i, CAPPED, at, MUCH));
        }
        invoicing.awaitPriced(account, times * REQUESTS);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> byUsage(Map<String, Object> line) {
        return (Map<String, Object>) Objects.requireNonNull(line.get("byUsage"));
    }

    /** In thousandths of a cent. */
    private long booked(String ledgerAccount) throws SQLException {
        return stack.number("select coalesce((sum(amount) * 100000)::bigint, 0) from ledger_entry where account_id = '"
                + account + "' and ledger_account = '" + ledgerAccount + "'");
    }
}
