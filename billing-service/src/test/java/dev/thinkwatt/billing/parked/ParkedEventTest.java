package dev.thinkwatt.billing.parked;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.billing.testing.Browser;
import dev.thinkwatt.billing.testing.Stack;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody can do with a parked event, through the interface and the pages. The books balance after each. */
@QuarkusTest
@TestSecurity(
        user = "Max Manyhats",
        roles = {"finance", "finance:read", "operations", "auditor", "catalog:read"})
class ParkedEventTest {

    private static final PlanVersion API = new PlanVersion("api", 1);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");
    private static final String PAGE = "/console/billing/parked-events";

    @Inject
    Stack stack;

    @Test
    void chargesAnEventThatHasAPriceByNow() throws SQLException {
        String account = stack.openAccount("api");
        UsageEvent event = unsold(account);
        long id = parked(account);
        retry(id).body("became", equalTo("PARKED")).body("detail", startsWith("MODEL_NOT_IN_PLAN"));
        sell(event);

        retry(id)
                .body("became", equalTo("PRICED"))
                .body("eventId", equalTo(event.eventId().toString()));

        stack.awaitState(event.eventId(), "PRICED");
        given().get("/v1/parked-events/" + id).then().statusCode(404);
        post(id, "retry", Map.of()).statusCode(404);
        balance();
    }

    @Test
    void keepsWhatCannotBeRead() throws SQLException {
        String account = stack.openAccount("api");
        stack.send("usage.recorded", account, "{\"eventId\": 7}".getBytes(StandardCharsets.UTF_8));
        long id = parked(account);
        retry(id).body("became", equalTo("PARKED"));
        given().get("/v1/parked-events/" + id)
                .then()
                .body("state", equalTo("OPEN"))
                .body("payload", equalTo("{\"eventId\": 7}"));
        balance();
    }

    @Test
    void chargesWhatCanBeReadByNow() throws SQLException {
        String account = stack.openAccount("api");
        UsageEvent event = Usages.event(account, "mended", API, MORNING);
        stack.send("usage.recorded", account, ("{\"account\": \"" + account + "\"}").getBytes(StandardCharsets.UTF_8));
        long id = parked(account);
        write(id, event);

        retry(id).body("became", equalTo("PRICED"));

        stack.awaitState(event.eventId(), "PRICED");
        balance();
    }

    @Test
    void countsWhatWasAcceptedMeanwhileAsARepetition() throws SQLException {
        String account = stack.openAccount("api");
        UsageEvent event = Usages.event(account, "twice", API, MORNING);
        stack.send("usage.recorded", account, ("{\"twice\": \"" + account + "\"}").getBytes(StandardCharsets.UTF_8));
        long id = parked(account);
        stack.publish(event);
        stack.awaitState(event.eventId(), "PRICED");
        write(id, event);

        retry(id).body("became", equalTo("DUPLICATE"));

        balance();
    }

    @Test
    void neverChargesASecondEventOfAnId() throws SQLException {
        String account = stack.openAccount("api");
        stack.publish(Usages.event(account, "first", API, MORNING));
        stack.publish(Usages.event(account, "first", API, MORNING, Usage.ofText(1, 1)));
        retry(parked(account)).body("became", equalTo("PARKED")).body("detail", containsString("accepted before"));
        balance();
    }

    @Test
    void discardsForAReason() throws SQLException {
        String account = stack.openAccount("api");
        UsageEvent event = unsold(account);
        long id = parked(account);
        discard(id, Map.of("reason", " ")).statusCode(400).body("violations.field", hasItem("reason"));
        discard(id, Map.of()).statusCode(400).body("violations.field", hasItem("reason"));

        discard(id, Map.of("reason", "never sold")).statusCode(200).body("state", equalTo("DISCARDED"));

        discard(id, Map.of("reason", "never sold")).statusCode(200);
        discard(id, Map.of("reason", "another")).statusCode(409);
        post(id, "retry", Map.of()).statusCode(409);
        discard(Long.MAX_VALUE / 10, Map.of("reason", "none")).statusCode(404);
        stack.awaitState(event.eventId(), "PARKED");
        list("account=" + account).body("items.size()", equalTo(0));
        list("state=DISCARDED&account=" + account).body("items[0].discardReason", equalTo("never sold"));
        given().get("/v1/audit-entries/billing?subject=" + id)
                .then()
                .body("items[0].action", equalTo("parked-event.discarded"))
                .body("items[0].reason", equalTo("never sold"));
        balance();
    }

    @Test
    void filters() throws SQLException {
        String account = stack.openAccount("api");
        unsold(account);
        parked(account);
        list("reason=UNPRICEABLE&account=" + account).body("items.size()", equalTo(1));
        list("reason=CONFLICT&account=" + account).body("items.size()", equalTo(0));
        given().get("/v1/parked-events?reason=MOOD")
                .then()
                .statusCode(400)
                .body("violations.field", hasItem("reason"))
                .body("violations.rule", hasItem("must be one of UNREADABLE, CONFLICT, UNPRICEABLE, or empty"));
        given().get("/v1/parked-events?state=MOOD").then().statusCode(400).body("violations.field", hasItem("state"));
        Browser.open(PAGE + "?reason=UNPRICEABLE&account=" + account)
                .then()
                .statusCode(200)
                .body(containsString("No price"))
                .body(containsString("MODEL_NOT_IN_PLAN"));
        Browser.open(PAGE + "?reason=CONFLICT&account=" + account).then().body(containsString("No parked event fits"));
        Browser.open(PAGE + "?state=ALL&account=R%26D&after=MQ")
                .then()
                .statusCode(200)
                .body(containsString("href=\"" + PAGE + "?state=ALL&amp;account=R%26D\">Back to the first"));
    }

    @Test
    void retriesAndDiscardsOnItsPage() throws SQLException {
        String account = stack.openAccount("api");
        UsageEvent event = unsold(account);
        long id = parked(account);
        String page = PAGE + "/" + id;
        Browser.open(page)
                .then()
                .statusCode(200)
                .body(containsString("<title>Parked event " + id + " · Thinkwatt</title>"))
                .body(containsString("gpt-9"), containsString("Retry now"));
        Browser.send(page, page + "/retry", Map.of())
                .then()
                .statusCode(200)
                .body(containsString("Still parked."), containsString("Retry now"));
        Browser.send(page, page + "/discard", Map.of("reason", "", "confirmation", "x"))
                .then()
                .statusCode(400)
                .body(containsString("2 fields need another look."));
        sell(event);
        Browser.send(page, page + "/retry", Map.of())
                .then()
                .statusCode(200)
                .body(containsString("It is charged now."), not(containsString("Retry now")));
        String other = stack.openAccount("api");
        unsold(other);
        String another = PAGE + "/" + parked(other);
        String number = another.substring(PAGE.length() + 1);
        Browser.send(another, another + "/discard", Map.of("reason", "a test", "confirmation", number))
                .then()
                .statusCode(303);
        Browser.open(another).then().body(containsString("a test"), not(containsString("Retry now")));
    }

    private UsageEvent unsold(String account) {
        UsageEvent event = Usages.event(account, "unsold", API, "gpt-9", "us-east", MORNING, Usage.ofText(1, 1));
        stack.publish(event);
        return event;
    }

    /** As if the event's model were one that is sold by now: what the record says is changed at rest. */
    private void sell(UsageEvent event) throws SQLException {
        String changed = "convert_to(replace(convert_from(payload, 'UTF8'), 'gpt-9', 'gpt-5'), 'UTF8')";
        String where = " where event_id = '" + event.eventId() + "'";
        byte[] hash =
                sha256(Usages.event(event.accountId(), "unsold", API, "gpt-5", "us-east", MORNING, Usage.ofText(1, 1)));
        String hex = "'\\x" + HexFormat.of().formatHex(hash) + "'";
        stack.asOwner("update usage_event set payload = " + changed + where);
        stack.asOwner("update event_seen set payload_hash = " + hex + where);
        stack.asOwner("update parked_event set payload = " + changed + ", payload_hash = " + hex + where);
    }

    /** As if the record had said this all along. */
    private void write(long id, UsageEvent event) throws SQLException {
        stack.asOwner("update parked_event set payload = '\\x" + HexFormat.of().formatHex(Stack.json(event))
                + "' where id = " + id);
    }

    private static byte[] sha256(UsageEvent event) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(Stack.json(event));
        } catch (NoSuchAlgorithmException e) {
            throw new AssertionError(e);
        }
    }

    private long parked(String account) throws SQLException {
        String where = " from parked_event where record_key = '" + account + "'";
        stack.awaitNumber("select count(*)" + where, 1);
        return stack.number("select id" + where);
    }

    private static ValidatableResponse retry(long id) {
        return post(id, "retry", Map.of()).statusCode(200);
    }

    private static ValidatableResponse discard(long id, Map<String, String> body) {
        return post(id, "discard", body);
    }

    private static ValidatableResponse post(long id, String act, Map<String, String> body) {
        return given().contentType(ContentType.JSON)
                .body(body)
                .post("/v1/parked-events/" + id + "/" + act)
                .then();
    }

    private static ValidatableResponse list(String query) {
        return given().get("/v1/parked-events?" + query).then().statusCode(200);
    }

    private static void balance() {
        given().get("/v1/audit/books").then().body("differences", equalTo(List.of()));
    }
}
