package dev.thinkwatt.billing.audit;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class AuditResourceTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");

    @Inject
    Stack stack;

    private UsageEvent event = Usages.event("none", "none", API, MORNING);

    @BeforeEach
    void priceAnEvent() {
        String account = stack.openAccount("api");
        event = Usages.event(account, "audited", API, MORNING);
        stack.publish(event);
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", 1);
    }

    @Test
    void findsTheBooksBalanced() {
        books().body("balanced", equalTo(true)).body("differing", equalTo(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "charge       | set charged = charged + 0.000000000000000001 | set charged = charged - 0.000000000000000001 | charge: charged",
                "charge       | set worth = worth * 2                        | set worth = worth / 2                        | charge: worth",
                "charge       | set energy_amount = energy_amount + 1        | set energy_amount = energy_amount - 1        | charge: energy column",
                "charge       | set energy_nwh = energy_nwh + 1              | set energy_nwh = energy_nwh - 1              | charge: nWh column",
                "charge       | set included = true                          | set included = false                         | charge: included",
                "charge       | set model = 'gpt-9'                          | set model = 'gpt-5'                          | charge: model",
                "charge       | set input_tokens = input_tokens + 1          | set input_tokens = input_tokens - 1          | charge: usage"
            })
    void findsATamperedCharge(String table, String tamper, String mend, String what) throws SQLException {
        String where = " where event_id = '" + event.eventId() + "'";
        stack.asOwner("update " + table + " " + tamper + where);
        try {
            books().body("balanced", equalTo(false))
                    .body("differences.what", hasItem(what))
                    .body("differences.id", hasItem(event.accountId() + "/" + event.eventId()));
        } finally {
            stack.asOwner("update " + table + " " + mend + where);
        }
        books().body("balanced", equalTo(true));
    }

    @Test
    void findsATamperedLedger() throws SQLException {
        String where = " where ledger_account = 'receivable' and transfer_id = '" + event.eventId() + "'";
        stack.asOwner("update ledger_entry set amount = amount + 1" + where);
        books().body("balanced", equalTo(false))
                .body("differences.what", hasItem("transfer out of balance"))
                .body("differences.what", hasItem("ledger: receivable"));
        stack.asOwner("update ledger_entry set amount = amount - 1" + where);
        books().body("balanced", equalTo(true));
    }

    @Test
    void findsALostEvent() throws SQLException {
        String where = " where event_id = '" + event.eventId() + "'";
        stack.asOwner("create table lost as select * from charge" + where);
        stack.asOwner("delete from charge" + where);
        books().body("balanced", equalTo(false))
                .body("differences.what", hasItem("event lost"))
                .body("differences.what", hasItem("transfer without a charge"))
                .body("differences.what", hasItem("events accepted, less those priced, parked and pending"));
        stack.asOwner("insert into charge select * from lost");
        stack.asOwner("drop table lost");
        books().body("balanced", equalTo(true));
    }

    @Test
    void findsAnHourThatWasAddedUpOtherwise() throws SQLException {
        String where = " where account_id = '" + event.accountId() + "'";
        stack.asOwner("update usage_hour set charged = charged + 1" + where);
        books().body("balanced", equalTo(false))
                .body("differences.what", hasItem("hour added up otherwise"))
                .body("differences.what", hasItem("ledger of usage against its hours"));
        stack.asOwner("update usage_hour set charged = charged - 1" + where);
        books().body("balanced", equalTo(true));
    }

    @Test
    void tellsHowFarItIsLineByLine() {
        String[] lines = given().accept("application/x-ndjson")
                .get("/v1/audit/books")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");

        assertThat(lines).hasSizeGreaterThan(1);
        assertThat(lines[0]).startsWith("{\"done\":").contains("\"all\":");
        assertThat(lines[lines.length - 1]).contains("\"balanced\":true");
    }

    @Test
    void findsATamperedInvoice() throws SQLException {
        String id = "11111111-2222-3333-4444-555555555555";
        stack.asOwner(
                "insert into invoice (invoice_id, account_id, period, status, currency, events, exact_amount, total,"
                        + " document, drawn_at) values ('" + id + "', '" + event.accountId()
                        + "', '2026-11-01', 'DRAFT', 'USD', 1,"
                        + " 0, 0, '{\"totals\": {\"baseFee\": \"0\", \"exact\": \"0\", \"total\": \"0\"}, \"lines\": []}', now())");
        books().body("balanced", equalTo(false))
                .body("differences.what", hasItem("invoice: exact amount against its charges"))
                .body("differences.id", hasItem(id));
        stack.asOwner("delete from invoice where invoice_id = '" + id + "'");
        books().body("balanced", equalTo(true));
    }

    private static ValidatableResponse books() {
        return given().get("/v1/audit/books").then().statusCode(200);
    }
}
