package dev.thinkwatt.quota.audit;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class CounterAuditResourceTest {

    private static final Plan TEAM = Plans.plan(
            "audited",
            Plan.UnlistedModel.DENY,
            List.of(
                    Plans.weekly("seat", Plans.THINKING, 2, Allowance.Counts.ALL, new AtLimit.Deny()),
                    allowance("tokens", Allowance.Meter.TOKENS, 1_000_000, new Window.Sliding(Duration.ofHours(5))),
                    allowance("pool", Allowance.Meter.REQUESTS, 100, new Window.Calendar(Window.Unit.MONTH))));

    @Inject
    PublishedWorld world;

    @Inject
    DataSource database;

    @Test
    void agreesWhateverBecameOfDecisions() {
        String one = world.subscriberOf(TEAM);
        String other = world.seatOf(accountOf(one), one + "-mate");
        JsonPath before = audit();

        useInEveryWay(one);
        decided(other);

        JsonPath audited = audit();
        assertThat(found(audited, one)).isEmpty();
        assertThat(audited.getLong("windows")).isGreaterThanOrEqualTo(before.getLong("windows") + 5);
        assertThat(audited.getLong("topUps")).isGreaterThan(before.getLong("topUps"));
        assertThat(audited.getLong("decisions")).isGreaterThan(before.getLong("decisions"));
    }

    @Test
    void agreesWhileDecisionsAreMade() throws Exception {
        String subscriber = world.subscriberOf(Plans.plus());
        try (ExecutorService gateway = Executors.newSingleThreadExecutor()) {
            Future<?> busy = gateway.submit(() -> IntStream.range(0, 200).forEach(_ -> decided(subscriber)));
            do {
                assertThat(found(audit(), subscriber)).isEmpty();
            } while (!busy.isDone());
            busy.get();
        }
        assertThat(found(audit(), subscriber)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        own  | windows | "used":"1"     | "used":"2"     | window: used
        pool | windows | "used":"4"     | "used":"3"     | window: used
        own  | grants  | "left":"1"     | "left":"2"     | top-up: used
        own  | grants  | "amount":"2"   | "amount":"9"   | grant: amount
        """)
    void findsACounterThatWasChangedByHand(String whose, String column, String is, String becomes, String what)
            throws SQLException {
        String subscriber = world.subscriberOf(TEAM);
        useInEveryWay(subscriber);
        String owner = whose.equals("own") ? subscriber : "account/" + accountOf(subscriber);

        replace(owner, column, is, becomes);
        JsonPath audited = audit();
        replace(owner, column, becomes, is);

        assertThat(audited.getBoolean("balanced")).isFalse();
        assertThat(found(audited, owner + " ")).contains(what);
        assertThat(found(audit(), subscriber)).isEmpty();
    }

    @Test
    void findsADecisionThatWasLost() throws SQLException {
        String subscriber = world.subscriberOf(TEAM);
        decided(subscriber);

        execute("update decision set taken = '[]' where subscriber_id = ?", subscriber);
        JsonPath audited = audit();
        execute("update counter set windows = '{}' where owner = ?", subscriber);
        execute("update counter set windows = '{}' where owner = ?", "account/" + accountOf(subscriber));

        assertThat(found(audited, subscriber + " ")).containsExactly("window: used");
        assertThat(found(audited, "account/" + accountOf(subscriber) + " ")).containsExactly("window: used");
    }

    @Test
    void tellsHowFarItIsLineByLine() {
        decided(world.subscriberOf(TEAM));

        String[] lines = given().accept("application/x-ndjson")
                .get("/v1/audit/counters")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");

        assertThat(lines[0]).startsWith("{\"done\":");
        assertThat(lines[lines.length - 1]).contains("\"balanced\":");
    }

    /** Settled, released for either cause, reported afterwards, drawn from a top-up, begun anew. */
    private void useInEveryWay(String subscriber) {
        String path = "/v1/subscribers/" + subscriber;
        Gateway.settle(decided(subscriber), Gateway.settlement(Plans.THINKING))
                .then()
                .statusCode(200);
        Gateway.release(decided(subscriber), "TIMEOUT").then().statusCode(200);
        Gateway.release(decided(subscriber), "CLIENT_ERROR").then().statusCode(200);
        Gateway.post(
                        path + "/grants",
                        Map.of(
                                "grantId", "pack",
                                "kind", "BALANCE",
                                "allowance", "seat",
                                "amount", "2",
                                "expiresAt", Instant.now().plusSeconds(3600).toString(),
                                "reason", "A busy week."))
                .then()
                .statusCode(201);
        decided(subscriber);
        Gateway.post(path + "/resets", Map.of("resetId", "r", "allowance", "seat", "reason", "An outage."))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("RESET"));
        decided(subscriber);
    }

    private static String decided(String subscriber) {
        return Gateway.decided(subscriber, Plans.THINKING);
    }

    private static JsonPath audit() {
        return get("/v1/audit/counters").then().statusCode(200).extract().jsonPath();
    }

    /** What differs of whom it is about. */
    private static List<String> found(JsonPath audited, String about) {
        return audited.getList("differences.findAll { it.id.startsWith('%s') }.what".formatted(about));
    }

    private void replace(String owner, String column, String is, String becomes) throws SQLException {
        execute(
                "update counter set %1$s = replace(%1$s, '%2$s', '%3$s') where owner = ?"
                        .formatted(column, is, becomes),
                owner);
    }

    private void execute(String sql, String owner) throws SQLException {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, owner);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        }
    }

    private static String accountOf(String subscriber) {
        return subscriber.replace("subscriber-", "account-");
    }

    private static Allowance allowance(String id, Allowance.Meter meter, long limit, Window window) {
        return new Allowance(
                id,
                meter,
                Set.of(Plans.THINKING),
                BigDecimal.valueOf(limit),
                window,
                meter == Allowance.Meter.TOKENS ? Allowance.Scope.SUBSCRIBER : Allowance.Scope.ACCOUNT,
                Allowance.Counts.ALL,
                new AtLimit.Deny(),
                null,
                null,
                null);
    }
}
