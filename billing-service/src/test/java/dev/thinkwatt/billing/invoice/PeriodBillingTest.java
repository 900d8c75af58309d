package dev.thinkwatt.billing.invoice;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Charges of the period from the event to the ledger: October in time, October late, and October corrected. */
@QuarkusTest
class PeriodBillingTest {

    private static final PlanVersion TIERED = new PlanVersion("tiered", 1);
    private static final Instant OCTOBER = Instant.parse("2026-10-05T08:00:00Z");
    private static final Instant NOVEMBER = Instant.parse("2026-11-05T08:00:00Z");

    @Inject
    Stack stack;

    @Inject
    Invoicing invoicing;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void billsAMonthAndWhatComesLaterOfIt() throws SQLException {
        String account = stack.openAccount("tiered");
        UsageEvent first = use(account, "first", OCTOBER, 1_500, 1);
        assertThat(stack.number("select count(*) from charge where charged = 0 and account_id = '" + account + "'"))
                .isEqualTo(1);
        String october = invoicing.draw(account);
        assertThat(invoicing.draw(account)).isEqualTo(october);

        Invoicing.finalise(october).then().statusCode(200).body("invoice.totals.total", equalTo("1.50"));

        assertThat(booked(october, "revenue:usage")).isEqualTo(-150);
        balanced();
        use(account, "late", OCTOBER, 1_000, 2);
        stack.publish(Usages.correction(first, Usage.ofText(2_000, 0)));
        invoicing.awaitPriced(account, 3);
        use(account, "next", NOVEMBER, 1_200, 4);
        String november = invoicing.draw(account, "2026-11");
        // October is 2000 + 1000 by now: 1.5 instead of 0.5; still one package.
        given().get("/v1/invoices/" + november)
                .then()
                .body("invoice.lines[0].kind", equalTo("PERIOD_CHARGE"))
                .body("invoice.lines[0].description", containsString("used in 2026-10"))
                .body("invoice.lines[0].usedIn", equalTo("2026-10"))
                .body("invoice.lines[0].quantity", equalTo(3_000))
                .body("invoice.lines[0].earlier.quantity", equalTo(1_500))
                .body("invoice.lines[0].earlier.amount", equalTo("0.50"))
                .body("invoice.lines[0].tiers.quantity", equalTo(List.of(1_000, 1_000)))
                .body("invoice.lines[0].amount", equalTo("1.00"))
                .body("invoice.totals.total", equalTo("2.20"));
        given().get("/v1/invoices/" + november + ".csv")
                .then()
                .statusCode(200)
                .body(containsString("\"1000 at 1 per 1000; 1000 at 0.5 per 1000\""));
        balanced();
    }

    @Test
    void makesMonthsFinalInTheirOrder() throws SQLException {
        String account = stack.openAccount("tiered");
        use(account, "first", OCTOBER, 1_500, 1);
        use(account, "second", Instant.parse("2026-09-05T08:00:00Z"), 1_500, 2);

        Invoicing.finalise(invoicing.draw(account))
                .then()
                .statusCode(409)
                .body("detail", containsString("has usage of 2026-09"));
    }

    @Test
    void findsATamperedChargeOfThePeriod() throws SQLException {
        String account = stack.openAccount("tiered");
        use(account, "first", OCTOBER, 1_500, 1);
        String invoice = invoicing.draw(account);
        String where = " where invoice_id = '" + invoice + "'";

        stack.asOwner(
                "update invoice set document = replace(document, '\"periodCharges\":\"1.5', '\"periodCharges\":\"1.6')"
                        + where);

        given().get("/v1/audit/books")
                .then()
                .body("balanced", equalTo(false))
                .body("differences.what", hasItem("invoice: charges of the period"))
                .body("differences.id", hasItem(invoice));
        stack.asOwner(
                "update invoice set document = replace(document, '\"periodCharges\":\"1.6', '\"periodCharges\":\"1.5')"
                        + where);
        balanced();
    }

    private UsageEvent use(String account, String request, Instant at, long input, int priced) {
        UsageEvent event = Usages.event(account, request, TIERED, at, Usage.ofText(input, 0));
        stack.publish(event);
        invoicing.awaitPriced(account, priced);
        return event;
    }

    private long booked(String invoice, String ledgerAccount) throws SQLException {
        return stack.number("select (amount * 100)::bigint from ledger_entry where transfer_id = '" + invoice
                + "' and ledger_account = '" + ledgerAccount + "'");
    }

    private static void balanced() {
        given().get("/v1/audit/books")
                .then()
                .body("differences", equalTo(List.of()))
                .body("balanced", equalTo(true));
    }
}
