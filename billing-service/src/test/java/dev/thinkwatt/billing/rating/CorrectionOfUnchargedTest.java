package dev.thinkwatt.billing.rating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The correction of an event that has no charge is charged, and the event never. */
@QuarkusTest
class CorrectionOfUnchargedTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");
    private static final Usage MEASURED = Usage.ofText(120_000, 50_000);

    @Inject
    Stack stack;

    @Inject
    DataSource database;

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
    void standsForAParkedEvent() {
        UsageEvent unsold = Usages.event(account, "r", API, "gpt-9", "us-east", MORNING, MEASURED);
        publish(unsold, "PARKED");
        UsageEvent correction = publish(correct(unsold), "PRICED");
        assertStands();
        given().get("/v1/usage/" + unsold.eventId())
                .then()
                .body("state", equalTo("PARKED"))
                .body("refusal", startsWith("MODEL_NOT_IN_PLAN"))
                .body("reversal.correctedBy", equalTo(correction.eventId().toString()))
                .body("reversal.invoiceMonth", nullValue())
                .body("reversal.ledger", empty());
    }

    @Test
    void releasesAPendingEventUncharged() {
        UsageEvent dark = publish(dark("r", "expiry-a"), "PENDING");
        UsageEvent correction = publish(correct(dark), "PRICED");
        stack.awaitState(dark.eventId(), "PARKED");
        given().get("/v1/usage/" + dark.eventId())
                .then()
                .body("refusal", equalTo("CORRECTION: was corrected by " + correction.eventId()));
        given().get("/v1/usage?account=" + account).then().body("pending", equalTo(0));
        UsageEvent other = publish(dark("other", "expiry-a"), "PENDING");
        publishPrice("expiry-a");
        stack.awaitState(other.eventId(), "PRICED");
        given().get("/v1/usage/" + dark.eventId()).then().body("charge", nullValue());
    }

    @Test
    void standsForAllThatAParkedCorrectionWasToCorrect() {
        UsageEvent charged = publish(Usages.event(account, "r", API, MORNING), "PRICED");
        UsageEvent unsold = publish(Usages.correction(charged, "gpt-9", "us-east", MEASURED), "PARKED");
        UsageEvent correction = publish(correct(unsold), "PRICED");
        assertStands();
        for (UsageEvent before : List.of(charged, unsold)) {
            given().get("/v1/usage/" + before.eventId())
                    .then()
                    .body("reversal.correctedBy", equalTo(correction.eventId().toString()));
        }
    }

    @Test
    void isSeenByTheReleaseThatWaitsForIt() throws SQLException {
        UsageEvent dark = publish(dark("r", "expiry-b"), "PENDING");
        UsageEvent correction = correct(dark);
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery(
                    "select from event_seen where event_id = '" + dark.eventId() + "' for no key update");
            publishPrice("expiry-b");
            stack.awaitNumber("select count(*) from pg_locks where locktype = 'transactionid' and not granted", 1);
            statement.execute("insert into reversal (account_id, event_id, corrected_by, reversed_at) values ('"
                    + account + "', '" + dark.eventId() + "', '" + correction.eventId() + "', now())");
            connection.commit();
        }
        stack.awaitState(dark.eventId(), "PARKED");
        // What stands for it is made up here, and has to be gone before the books are looked at.
        assertThat(stack.asOwner("delete from reversal where account_id = '" + account + "'"))
                .isEqualTo(1);
    }

    @Test
    void isTheOnlyOneThatStandsHoweverReleaseAndCorrectionMeet() throws SQLException {
        List<UsageEvent> dark =
                IntStream.range(0, 40).mapToObj(i -> dark("r" + i, "expiry-c")).toList();
        dark.forEach(stack::publish);
        stack.awaitNumber("select count(*) from pending_event where account_id = '" + account + "'", 40);
        publishPrice("expiry-c");
        dark.forEach(event -> stack.publish(correct(event)));
        dark.forEach(event -> stack.awaitState(correct(event).eventId(), "PRICED"));
        stack.awaitNumber("select count(*) from pending_event where account_id = '" + account + "'", 0);
        assertThat(stack.number("select sum(sign) from booking where account_id = '" + account + "'"))
                .isEqualTo(40);
    }

    @Test
    void isFoundByTheAuditWhereTheReversalWasTamperedWith() throws SQLException {
        UsageEvent unsold = Usages.event(account, "r", API, "gpt-9", "us-east", MORNING, MEASURED);
        publish(unsold, "PARKED");
        publish(correct(unsold), "PRICED");
        UsageEvent charged = publish(Usages.event(account, "charged", API, MORNING), "PRICED");
        publish(correct(charged), "PRICED");
        assertFound(unsold, "gen_random_uuid()", "'2026-11-01'", "reversal without a charge");
        assertFound(charged, "null", "null", "event charged beside its correction");
    }

    /** Gives a reversal another transfer and month, for as long as the audit looks. */
    private void assertFound(UsageEvent event, String transfer, String month, String what) throws SQLException {
        String where = " where event_id = '" + event.eventId() + "'";
        stack.asOwner("create table kept as select transfer_id, invoice_month from reversal" + where);
        stack.asOwner("update reversal set transfer_id = " + transfer + ", invoice_month = " + month + where);
        given().get("/v1/audit/books").then().body("differences.what", hasItem(what));
        stack.asOwner("update reversal set (transfer_id, invoice_month) = (select * from kept)" + where);
        stack.asOwner("drop table kept");
    }

    private UsageEvent publish(UsageEvent event, String state) {
        stack.publish(event);
        stack.awaitState(event.eventId(), state);
        return event;
    }

    private void publishPrice(String site) {
        stack.publish(new PublishedPrices(1, TestCatalog.electricity(site, LocalDate.parse("2026-11-05"))));
    }

    /** Of a site whose price of electricity is not known. */
    private UsageEvent dark(String requestId, String site) {
        return Usages.event(account, requestId, API, "gpt-5", site, MORNING, Usage.ofText(1200, 500));
    }

    private static UsageEvent correct(UsageEvent event) {
        return Usages.correction(event, "gpt-5", "us-east", MEASURED);
    }

    private void assertStands() {
        given().get("/v1/usage?account=" + account)
                .then()
                .body("pending", equalTo(0))
                .body("items.size()", equalTo(1))
                .body("items[0].events", equalTo(1))
                .body("items[0].tokens.INPUT", equalTo(120_000))
                .body("items[0].charged", startsWith("0.65"));
    }
}
