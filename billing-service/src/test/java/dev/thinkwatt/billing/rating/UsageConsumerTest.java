package dev.thinkwatt.billing.rating;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class UsageConsumerTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");

    @Inject
    Stack stack;

    @BeforeEach
    void publishCatalog() {
        stack.publishCatalog();
    }

    @Test
    void pricesAnEventOnceThoughItIsSentTwice() throws SQLException {
        String account = stack.openAccount("api");
        UsageEvent event = Usages.event(account, "once", API, MORNING);
        long duplicates = stack.number("select sum(duplicates) from intake");
        stack.publish(event);
        stack.publish(event);
        stack.awaitNumber("select sum(duplicates) from intake", duplicates + 1);
        assertThat(stack.number("select count(*) from charge where account_id = '" + account + "'"))
                .isEqualTo(1);
        given().get("/v1/usage/" + event.eventId())
                .then()
                .statusCode(200)
                .body("state", equalTo("PRICED"))
                .body("event.requestId", equalTo("once"))
                .body("charge.charged.amount", equalTo("0.00650000"))
                .body("charge.energy.nanoWattHours", equalTo(396_000_000))
                .body("charge.energy.amount.amount", startsWith("0.00000792"))
                .body("charge.ledger.account", hasItem("revenue:energy"));
    }

    @Test
    void addsUpUsageByModel() {
        String account = stack.openAccount("api");
        stack.publish(Usages.event(account, "a", API, MORNING));
        stack.publish(Usages.event(account, "b", API, MORNING.plusSeconds(3600 * 6)));
        awaitPriced(account, 2);
        given().get("/v1/usage?account=" + account + "&groupBy=model")
                .then()
                .statusCode(200)
                .body("pending", equalTo(0))
                .body("items.size()", equalTo(1))
                .body("items[0].key", equalTo("gpt-5"))
                .body("items[0].events", equalTo(2))
                .body("items[0].tokens.INPUT", equalTo(2400))
                .body("items[0].charged", startsWith("0.013"))
                .body("items[0].energyKwh", startsWith("0.000792"))
                .body("items[0].surcharge", startsWith("0.00009504"));
        given().get("/v1/usage?groupBy=day&account=" + account + "&from=2026-11-05T14:00:00Z&to=2026-11-06T00:00:00Z")
                .then()
                .body("items[0].key", equalTo("2026-11-05"))
                .body("items[0].events", equalTo(1));
    }

    @Test
    void parksAnotherPayloadUnderAKnownId() {
        String account = stack.openAccount("api");
        UsageEvent event = Usages.event(account, "conflict", API, MORNING);
        stack.publish(event);
        stack.publish(Usages.event(account, "conflict", API, MORNING, Usage.ofText(1, 1)));
        stack.awaitNumber(
                "select count(*) from parked_event where reason = 'CONFLICT' and event_id = '" + event.eventId() + "'",
                1);
        given().get("/v1/usage/" + event.eventId()).then().body("charge.charged.amount", equalTo("0.00650000"));
    }

    @Test
    void parksGarbageAndGoesOn() {
        String account = stack.openAccount("api");
        stack.send("usage.recorded", account, new byte[] {0, 1, (byte) 0xff, '{'});
        stack.send(
                "usage.recorded",
                account,
                ("{\"eventId\": 7, \"of\": \"" + account + "\"}").getBytes(StandardCharsets.UTF_8));
        stack.send("usage.recorded", account, "null".getBytes(StandardCharsets.UTF_8));
        UsageEvent unstorable = Usages.event(account, "nul\0l", API, MORNING);
        stack.publish(unstorable);
        stack.publish(Usages.event(account, "after-garbage", API, MORNING));
        awaitPriced(account, 1);
        stack.awaitNumber(
                "select count(*) from parked_event where reason = 'UNREADABLE' and record_key = '" + account + "'", 4);
        given().get("/v1/parked-events?limit=200")
                .then()
                .statusCode(200)
                .body("items.key", hasItem(account))
                .body("items.payloadBase64", hasItem("AAH/ew=="));
    }

    @Test
    void holdsAnEventUntilItsPlanVersionIsPublished() {
        String account = stack.openAccount("api");
        PlanVersion next = new PlanVersion("api", 7);
        UsageEvent event = Usages.event(account, "early", next, MORNING);
        stack.publish(event);
        stack.awaitState(event.eventId(), "PENDING");
        given().get("/v1/usage/" + event.eventId()).then().body("waitsFor", startsWith("PLAN_VERSION"));
        stack.publish(new PublishedPlan(1, TestCatalog.START, TestCatalog.START.plusSeconds(1), TestCatalog.api(7)));
        stack.awaitState(event.eventId(), "PRICED");
    }

    @Test
    void holdsAnEventUntilItsElectricityPriceIsPublished() {
        String account = stack.openAccount("api");
        UsageEvent event = Usages.event(account, "dark", API, "gpt-5", "eu-north", MORNING, Usage.ofText(1200, 500));
        stack.publish(event);
        stack.awaitState(event.eventId(), "PENDING");
        stack.publish(new PublishedPrices(1, TestCatalog.electricity("eu-north", LocalDate.parse("2026-11-05"))));
        stack.awaitState(event.eventId(), "PRICED");
    }

    @Test
    void holdsAnEventUntilItsAccountIsOpened() {
        UsageEvent event = Usages.event("latecomer", "first", API, MORNING);
        stack.publish(event);
        stack.awaitState(event.eventId(), "PENDING");
        Stack.open("latecomer", "api").then().statusCode(201);
        stack.awaitState(event.eventId(), "PRICED");
    }

    @Test
    void parksWhatHasNoPrice() {
        String account = stack.openAccount("api");
        UsageEvent event = Usages.event(account, "unsold", API, "gpt-9", "us-east", MORNING, Usage.ofText(1, 1));
        stack.publish(event);
        stack.awaitState(event.eventId(), "PARKED");
        given().get("/v1/usage/" + event.eventId()).then().body("refusal", startsWith("MODEL_NOT_IN_PLAN"));
    }

    @Test
    void parksAnAbsurdQuantityAndGoesOn() {
        String account = stack.openAccount("api");
        String event = new String(Stack.json(Usages.event(account, "absurd", API, MORNING)), StandardCharsets.UTF_8);
        stack.send(
                "usage.recorded",
                account,
                event.replace(":1200,", ":9223372036854775807,").getBytes(StandardCharsets.UTF_8));
        stack.publish(Usages.event(account, "modest", API, MORNING));
        awaitPriced(account, 1);
        stack.awaitNumber("select count(*) from parked_event where record_key = '" + account + "'", 1);
    }

    @Test
    void readsAgainWhenSomebodyElseMovedThePosition() throws SQLException {
        String account = stack.openAccount("api");
        int partition = stack.publish(Usages.event(account, "before", API, MORNING));
        awaitPriced(account, 1);
        long duplicates = stack.number("select sum(duplicates) from intake");
        assertThat(stack.asOwner("update consumer_position set next_offset = next_offset - 1"
                        + " where topic = 'usage.recorded' and partition = " + partition))
                .isEqualTo(1);
        stack.publish(Usages.event(account, "after", API, MORNING));
        awaitPriced(account, 2);
        assertThat(stack.number("select sum(duplicates) from intake")).isEqualTo(duplicates + 1);
        assertThat(stack.number("select count(*) from ledger_entry where account_id = '" + account
                        + "' and ledger_account = 'receivable'"))
                .isEqualTo(2);
    }

    private void awaitPriced(String account, int events) {
        stack.awaitNumber("select count(*) from charge where account_id = '" + account + "'", events);
    }
}
