package dev.thinkwatt.billing.rating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Of an event and its correction, the correction stands. */
@QuarkusTest
class CorrectionTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");
    private static final Usage MEASURED = Usage.ofText(120_000, 50_000);

    @Inject
    Stack stack;

    private String account = "";
    private UsageEvent estimated = Usages.event("none", "none", API, MORNING);

    @BeforeEach
    void priceAnEvent() {
        stack.publishCatalog();
        account = stack.openAccount("api");
        estimated = Usages.event(account, "long", API, MORNING);
        stack.publish(estimated);
        stack.awaitState(estimated.eventId(), "PRICED");
    }

    @Test
    void takesBackTheChargeOfTheEventThatItCorrects() {
        UsageEvent correction = correct();
        given().get("/v1/usage/" + estimated.eventId())
                .then()
                .body("reversal.correctedBy", equalTo(correction.eventId().toString()))
                .body("reversal.invoiceMonth", equalTo("2026-11"))
                .body("reversal.ledger.find { it.account == 'receivable' }.amount", startsWith("-0.006507"));
        given().get("/v1/usage/" + correction.eventId()).then().body("reversal", nullValue());
        given().get("/v1/usage?account=" + account)
                .then()
                .body("items[0].events", equalTo(1))
                .body("items[0].tokens.INPUT", equalTo(120_000))
                .body("items[0].charged", startsWith("0.65"))
                .body("items[0].energyKwh", startsWith("0.037224"));
    }

    @Test
    void owesWhatTheCorrectionCosts() throws SQLException {
        correct();
        assertThat(stack.number("select round(sum(amount) * 100) from ledger_entry where account_id = '" + account
                        + "' and ledger_account = 'revenue:usage'"))
                .isEqualTo(-65);
        assertThat(stack.number("select sum(amount) from ledger_entry where account_id = '" + account + "'"))
                .isZero();
        given().get("/v1/audit/books").then().body("balanced", equalTo(true));
    }

    @Test
    void isRatedOnceThoughItIsSentTwice() throws SQLException {
        long duplicates = stack.number("select sum(duplicates) from intake");
        UsageEvent correction = correct();
        stack.publish(correction);
        stack.awaitNumber("select sum(duplicates) from intake", duplicates + 1);
        assertThat(stack.number("select count(*) from reversal where account_id = '" + account + "'"))
                .isEqualTo(1);
    }

    @Test
    void isParkedWhereTheEventWasCorrectedBefore() {
        UsageEvent first = correct();
        UsageEvent second = Usages.correction(first, Usage.ofText(1, 1));
        UsageEvent rival = new UsageEvent(
                second.eventId(),
                second.decisionId(),
                second.revision(),
                account,
                second.subscriberId(),
                second.requestId(),
                API,
                second.requestedModel(),
                second.model(),
                second.selection(),
                false,
                second.usage(),
                second.site(),
                second.serviceTier(),
                MORNING,
                MORNING.plusSeconds(1),
                MORNING,
                second.settledAt(),
                null,
                estimated.eventId());
        stack.publish(rival);
        stack.awaitState(rival.eventId(), "PARKED");
        given().get("/v1/usage/" + rival.eventId())
                .then()
                .body("refusal", startsWith("CORRECTION: event " + estimated.eventId() + " was corrected by"));
    }

    @Test
    void correctsACorrection() {
        UsageEvent second = Usages.correction(correct(), Usage.ofText(1200, 500));
        stack.publish(second);
        stack.awaitState(second.eventId(), "PRICED");
        given().get("/v1/usage?account=" + account)
                .then()
                .body("items[0].events", equalTo(1))
                .body("items[0].tokens.INPUT", equalTo(1200));
    }

    @Test
    void waitsForTheEventThatItCorrects() {
        UsageEvent late = Usages.event(account, "late", API, MORNING);
        UsageEvent correction = Usages.correction(late, MEASURED);
        stack.publish(correction);
        stack.awaitState(correction.eventId(), "PENDING");
        given().get("/v1/usage/" + correction.eventId())
                .then()
                .body("waitsFor", equalTo("CORRECTED_EVENT: event " + late.eventId()));
        stack.publish(late);
        stack.awaitState(correction.eventId(), "PRICED");
    }

    @Test
    void isTakenBackInTheNextInvoiceWhereItsOwnIsFinal() throws SQLException {
        stack.asOwner("insert into closed_month (account_id, month) values ('" + account + "', '2026-11-01')");
        correct();
        given().get("/v1/usage/" + estimated.eventId())
                .then()
                .body("charge.invoiceMonth", equalTo("2026-11"))
                .body("reversal.invoiceMonth", equalTo("2026-12"));
    }

    @Test
    void isFoundByTheAuditWhereItsReversalWasTamperedWith() throws SQLException {
        UUID correction = correct().eventId();
        String where = " where account_id = '" + account + "'";
        stack.asOwner("update reversal set corrected_by = gen_random_uuid()" + where);
        given().get("/v1/audit/books")
                .then()
                .body("balanced", equalTo(false))
                .body("differences.what", hasItem("charge: what it corrects"))
                .body("differences.what", hasItem("charge taken back for nothing"));
        stack.asOwner("update reversal set corrected_by = '" + correction + "'" + where);
        String entry = where + " and cause = 'REVERSAL' and ledger_account = 'revenue:usage'";
        stack.asOwner("update ledger_entry set amount = amount * 2" + entry);
        given().get("/v1/audit/books").then().body("differences.what", hasItem("charge taken back in part"));
        stack.asOwner("update ledger_entry set amount = amount / 2" + entry);
        given().get("/v1/audit/books").then().body("balanced", equalTo(true));
    }

    private UsageEvent correct() {
        UsageEvent correction = Usages.correction(estimated, MEASURED);
        stack.publish(correction);
        stack.awaitState(correction.eventId(), "PRICED");
        return correction;
    }
}
