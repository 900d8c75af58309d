package dev.thinkwatt.catalog.migration;

import static dev.thinkwatt.catalog.testing.Problems.assertInvalid;
import static dev.thinkwatt.catalog.testing.Problems.assertProblem;
import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.plan.Editor;
import dev.thinkwatt.catalog.testing.CatalogTopic;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.json.Json;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class MigrationResourceTest {

    private static final AtomicLong REVISION = new AtomicLong();

    @Inject
    Editor editor;

    @Inject
    CatalogTopic topic;

    @Inject
    Accounts accounts;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String servers;

    @Test
    void saysWhomItConcernsAndWhatTheyWouldPay() {
        Instant from = announced("impact-plan", 0, Duration.ofDays(40));
        Account acme = account("impact-acme", "impact-plan", "USD", null);
        Account pinned = account("impact-pinned", "impact-plan", "USD", 1);
        account("impact-other", "pro", "USD", null);
        seat(acme, "impact-ada");
        seat(acme, "impact-bob");

        impact("impact-plan", proposal("AT_RENEWAL", from))
                .statusCode(200)
                .body("earliest", equalTo(from.toString()))
                .body("accounts", equalTo(1))
                .body("seats", equalTo(2))
                .body("pinned", equalTo(1))
                .body("sums.currency", contains("USD"))
                .body("sums[0].fees.amount", equalTo("400"))
                .body("sums[0].nextFees.amount", equalTo("480"))
                .body("items.accountId", contains("impact-acme"))
                .body("items[0].fee.amount", equalTo("200"))
                .body("items[0].nextFee.amount", equalTo("240"))
                .body("items[0].movesAt", notNullValue())
                .body("next", nullValue());
        impact("impact-plan", proposal("GRANDFATHER", null)).statusCode(200).body("items[0].movesAt", nullValue());
        assertThat(pinned.subscriptions()).hasSize(1);
        get("/v1/plans/impact-plan/migrations").then().statusCode(200).body("items", hasSize(0));
    }

    @Test
    void isPublishedAndObeyed() {
        Instant from = announced("kept-plan", 0, Duration.ofDays(40));
        Account acme = account("kept-acme", "kept-plan", "USD", null);

        decide("kept-plan", decision("keep-them", "GRANDFATHER", null, 1))
                .statusCode(201)
                .body("accounts", equalTo(1))
                .body("decidedBy.name", notNullValue())
                .body("withdrawn", nullValue());
        topic.await(catalog -> version(catalog.planOf(acme, from)) == 1);
        get("/v1/audit-entries/catalog?action=migration.decided&subject=kept-plan")
                .then()
                .body("items[0].after.migrationId", equalTo("keep-them"))
                .body("items[0].reason", equalTo("As agreed."));

        decide("kept-plan", decision("keep-them", "GRANDFATHER", null, 1)).statusCode(200);
        assertProblem(decide("kept-plan", decision("keep-them", "AT_ONCE", from, 1)), 409, "conflict");
        assertProblem(decide("kept-plan", decision("keep-again", "GRANDFATHER", null, 1)), 409, "conflict");
    }

    @Test
    void isTakenBackBeforeItHasAnyEffect() {
        Instant from = announced("back-plan", 0, Duration.ofDays(40));
        Account acme = account("back-acme", "back-plan", "USD", null);
        decide("back-plan", decision("back", "AT_ONCE", from.plus(Duration.ofDays(10)), 1))
                .statusCode(201);
        topic.await(catalog -> version(catalog.planOf(acme, from)) == 1);

        withdraw("back-plan", "back").statusCode(200).body("withdrawn.reason", equalTo("Nobody asked for it."));
        topic.await(catalog -> version(catalog.planOf(acme, from)) == 2);
        withdraw("back-plan", "back").statusCode(200);
        get("/v1/plans/back-plan/migrations/back").then().body("withdrawn.at", notNullValue());
        get("/v1/audit-entries/catalog?action=migration.withdrawn&subject=back-plan")
                .then()
                .body("items", hasSize(1));
    }

    @Test
    void refusesAnImpactListThatSaysSomethingElseByNow() {
        announced("seen-plan", 0, Duration.ofDays(40));
        account("seen-acme", "seen-plan", "USD", null);

        assertProblem(decide("seen-plan", decision("unseen", "GRANDFATHER", null, 0)), 409, "conflict")
                .body("detail", containsString("names 1 accounts, not 0"));
        get("/v1/plans/seen-plan/migrations").then().body("items", hasSize(0));
    }

    @Test
    void refusesToMoveAccountsToWhatIsNotSoldInTheirCurrency() {
        Instant from = announced("euro-plan", 0, Duration.ofDays(40));
        account("euro-acme", "euro-plan", "EUR", null);

        assertProblem(decide("euro-plan", decision("euro", "AT_ONCE", from, 1)), 409, "conflict")
                .body("detail", containsString("euro-acme (EUR)"));
        decide("euro-plan", decision("euro", "GRANDFATHER", null, 1)).statusCode(201);
    }

    @Test
    void refusesWhatComesBeforeTheVersion() {
        Instant from = announced("early-plan", 0, Duration.ofDays(40));

        ValidatableResponse refused = decide("early-plan", decision("early", "AT_ONCE", from.minusSeconds(1), 0));

        assertInvalid(refused, "effectiveAt");
        refused.body("violations[0].rule", containsString("must not lie before " + from));
    }

    @Test
    void refusesWhoHasGoneOnAlready() {
        publish("gone-plan", "200", 0, null);
        publish("gone-plan", "240", 0, null);

        assertProblem(decide("gone-plan", decision("gone", "GRANDFATHER", null, 0)), 409, "conflict")
                .body("detail", containsString("Nobody is left on version 1"));
    }

    @Test
    void refusesWhereNothingFollows() {
        publish("alone-plan", "200", 0, null);

        assertInvalid(decide("alone-plan", decision("alone", "GRANDFATHER", null, 0)), "toVersion");
    }

    @Test
    void aVersionThatPromisesNoticeIsNotFollowedSooner() {
        publish("noticed-terms", "200", 30, null);
        String etag = editor.begin("noticed-terms", editor.document("noticed-terms", "240"));

        assertInvalid(editor.submit("noticed-terms", null), "effectiveFrom");
        assertInvalid(editor.submit("noticed-terms", Instant.now().plus(Duration.ofDays(29))), "effectiveFrom");
        Instant inTime = Instant.now().plus(Duration.ofDays(31)).truncatedTo(ChronoUnit.SECONDS);
        editor.submit("noticed-terms", inTime).statusCode(200);
        editor.approve("noticed-terms", etag).statusCode(201);
    }

    @Test
    void knowsNoneOfWhatItDoesNotKnow() {
        assertProblem(get("/v1/plans/nowhere/migrations").then(), 404, "not-found");
        assertProblem(get("/v1/plans/pro/migrations/none").then(), 404, "not-found");
        assertProblem(impact("nowhere", proposal("GRANDFATHER", null)), 404, "not-found");
        assertProblem(decide("nowhere", decision("nowhere", "GRANDFATHER", null, 0)), 404, "not-found");
        assertProblem(withdraw("pro", "none"), 404, "not-found");
    }

    @Test
    void takesTheRightToApprove() {
        assertProblem(
                editor.cora()
                        .body(decision("mine", "GRANDFATHER", null, 0))
                        .post("/v1/plans/pro/migrations")
                        .then(),
                403,
                "forbidden");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            migrationId | not an id
            mode        | SOMEHOW
            effectiveAt | soon
            fromVersion | 0
            toVersion   | 1
            reason      | ''
            accounts    | -1
            effectiveAt | 2030-01-01T00:00:00Z
            now         | true
            """)
    void namesTheFieldThatIsWrong(String field, String value) {
        Map<String, Object> body = new LinkedHashMap<>(decision("wrong", "GRANDFATHER", null, 0));
        body.put(field, value.matches("-?[0-9]+") ? Integer.valueOf(value) : value);

        assertInvalid(decide("pro", body), field);
    }

    /** Two versions, the second of which takes the place of the first after a while. */
    private Instant announced(String planId, int noticeDays, Duration ahead) {
        Instant from = Instant.now().plus(ahead).truncatedTo(ChronoUnit.SECONDS);
        publish(planId, "200", noticeDays, null);
        publish(planId, "240", noticeDays, from);
        return from;
    }

    private void publish(String planId, String fee, int noticeDays, @Nullable Instant from) {
        ObjectNode document = editor.document(planId, fee);
        document.withObjectProperty("entitlements").put("changeNoticeDays", noticeDays);
        editor.publish(planId, document, from);
    }

    private Account account(String accountId, String planId, String currency, @Nullable Integer pinned) {
        Account account = new Account(
                accountId,
                accountId,
                Currency.getInstance(currency),
                ZoneOffset.UTC,
                Account.Status.ACTIVE,
                List.of(new Subscription(planId, pinned, Instant.now().truncatedTo(ChronoUnit.MICROS))));
        send(new PublishedAccount(REVISION.incrementAndGet(), account));
        await().atMost(Duration.ofSeconds(20)).until(() -> accounts.all().contains(account));
        return account;
    }

    private void seat(Account account, String subscriberId) {
        Seat seat = new Seat(account.accountId(), subscriberId, Instant.parse("2026-01-01T00:00:00Z"), null);
        int before = accounts.seatsOf(account.accountId(), Instant.now());
        send(new PublishedSeat(REVISION.incrementAndGet(), seat));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> accounts.seatsOf(account.accountId(), Instant.now()) > before);
    }

    private void send(AccountPublished published) {
        try (var producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(
                    "account.published", published.key(), Json.tolerant().writeValueAsBytes(published)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> proposal(String mode, @Nullable Instant effectiveAt) {
        Map<String, Object> body = new LinkedHashMap<>(Map.of("fromVersion", 1, "toVersion", 2, "mode", mode));
        if (effectiveAt != null) {
            body.put("effectiveAt", effectiveAt.toString());
        }
        return body;
    }

    private static Map<String, Object> decision(
            String migrationId, String mode, @Nullable Instant effectiveAt, int accounts) {
        Map<String, Object> body = proposal(mode, effectiveAt);
        body.putAll(Map.of("migrationId", migrationId, "accounts", accounts, "reason", "As agreed."));
        return body;
    }

    private ValidatableResponse impact(String planId, Object proposal) {
        return editor.cora()
                .body(proposal)
                .post("/v1/plans/" + planId + "/migration-impact")
                .then();
    }

    private ValidatableResponse decide(String planId, Object decision) {
        return editor.abel()
                .body(decision)
                .post("/v1/plans/" + planId + "/migrations")
                .then();
    }

    private ValidatableResponse withdraw(String planId, String migrationId) {
        return editor.abel()
                .body(Map.of("reason", "Nobody asked for it."))
                .post("/v1/plans/" + planId + "/migrations/" + migrationId + "/withdrawal")
                .then();
    }

    private static int version(Optional<Plan> plan) {
        return plan.map(Plan::version).orElse(0);
    }
}
