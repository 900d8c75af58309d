package dev.thinkwatt.quota.audit;

import static dev.thinkwatt.quota.PublishedWorld.accountOf;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.decision.CounterRepository;
import dev.thinkwatt.quota.decision.Overdue;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.progress.Progress;
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
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@QuarkusTest
class CounterAuditResourceTest {

    private static final Plan TEAM = Plans.plan(
            "audited",
            Plan.UnlistedModel.DENY,
            List.of(
                    seat(2),
                    allowance("tokens", Allowance.Meter.TOKENS, 1_000_000, new Window.Sliding(Duration.ofHours(5))),
                    pool(100)));
    private static final Plan BUSY =
            Plans.plan("audited-busy", Plan.UnlistedModel.DENY, List.of(seat(1_000_000), pool(1_000_000)));

    @Inject
    PublishedWorld world;

    @Inject
    Overdue overdue;

    @Inject
    DataSource database;

    @Inject
    Snapshots snapshots;

    @Inject
    CounterRepository counters;

    @Inject
    PartAudit parts;

    @Inject
    Subscribers subscribers;

    @Test
    void agreesWhateverBecameOfDecisions() {
        String one = world.subscriberOf(TEAM);
        String other = world.seatOf(accountOf(one), one + "-mate");
        JsonPath before = audit();

        useInEveryWay(one);
        decided(other);

        JsonPath audited = audit();
        assertThat(found(audited, one, other, accountOf(one))).isEmpty();
        assertThat(audited.getLong("windows")).isGreaterThanOrEqualTo(before.getLong("windows") + 5);
        assertThat(audited.getLong("topUps")).isGreaterThan(before.getLong("topUps"));
        assertThat(audited.getLong("decisions")).isGreaterThan(before.getLong("decisions"));
    }

    /** Given back or estimated, or kept where a proxy had asked; settled afterwards; by one who has no seat any more. */
    @ParameterizedTest
    @EnumSource(Expiry.Act.class)
    void agreesWhateverBecameOfHolds(Expiry.Act act) {
        String one = world.subscriberOf(expiring(act));
        String mate = world.seatOf(accountOf(one), one + "-mate");
        String late = overdue.decided(one, false);
        overdue.decided(mate, false);
        overdue.decided(one, true);
        overdue.sweep();
        Gateway.settle(late, Gateway.settlement(Plans.THINKING)).then().statusCode(200);
        long before = audit().getLong("topUps");
        grant(one, "pool", "5");
        List.of(one, one, mate, mate, mate).forEach(CounterAuditResourceTest::decided);
        world.endSeat(one);

        JsonPath audited = audit();

        assertThat(found(audited, one, mate, accountOf(one))).isEmpty();
        assertThat(audited.getLong("topUps")).isGreaterThan(before);
        hide(late);
        assertThat(found(audit(), accountOf(one))).containsExactly("window: used");
        bringBack(late);
    }

    @Test
    void agreesWhileDecisionsAreMade() throws Exception {
        String one = world.subscriberOf(BUSY);
        String mate = world.seatOf(accountOf(one), one + "-mate");
        try (ExecutorService gateway = Executors.newSingleThreadExecutor()) {
            Future<?> busy = gateway.submit(() -> IntStream.range(0, 100).forEach(_ -> {
                decided(one);
                Gateway.release(decided(mate), "TIMEOUT").then().statusCode(200);
            }));
            do {
                assertThat(found(audit(), one, mate, accountOf(one))).isEmpty();
            } while (!busy.isDone());
            busy.get();
        }
        assertThat(found(audit(), one, mate, accountOf(one))).isEmpty();
    }

    @Test
    void looksAgainAtWhoDiffers() {
        String subscriber = world.subscriberOf(TEAM);
        decided(subscriber);
        replace(subscriber, "windows", "\"used\":\"1\"", "\"used\":\"2\"");
        assertThat(found(audit(), subscriber)).containsExactly("window: used");

        CounterAudit.Settings heardMeanwhile = () -> {
            replace(subscriber, "windows", "\"used\":\"2\"", "\"used\":\"1\"");
            return Duration.ZERO;
        };
        Audited audited = new CounterAudit(snapshots, counters, parts, subscribers, heardMeanwhile)
                .run(Instant.now(), Progress.UNHEARD);

        assertThat(audited.differences()).noneMatch(difference -> isAbout(difference.id(), Set.of(subscriber)));
        assertThat(found(audit(), subscriber)).isEmpty();
    }

    @Test
    void findsAHoldThatWentPastItsLimit() {
        String subscriber = world.subscriberOf(TEAM);
        decided(subscriber);

        execute(
                "update decision set answer = replace(answer, '\"used\":\"1\"', '\"used\":\"999\"') where subscriber_id = ?",
                subscriber);
        JsonPath audited = audit();
        execute(
                "update decision set answer = replace(answer, '\"used\":\"999\"', '\"used\":\"1\"') where subscriber_id = ?",
                subscriber);

        assertThat(found(audited, subscriber)).contains("decision: used past the limit");
        assertThat(found(audit(), subscriber)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        own  | windows | "used":"1"     | "used":"2"     | window: used
        own  | windows | "seat":        | "gone":        | window: missing
        pool | windows | "used":"4"     | "used":"3"     | window: used
        own  | grants  | "left":"1"     | "left":"2"     | top-up: used
        own  | grants  | "amount":"2"   | "amount":"9"   | grant: amount
        """)
    void findsACounterThatWasChangedByHand(String whose, String column, String is, String becomes, String what) {
        String subscriber = world.subscriberOf(TEAM);
        useInEveryWay(subscriber);
        String owner = whose.equals("own") ? subscriber : "account/" + accountOf(subscriber);

        replace(owner, column, is, becomes);
        JsonPath audited = audit();
        replace(owner, column, becomes, is);

        assertThat(audited.getBoolean("balanced")).isFalse();
        assertThat(found(audited, subscriber, accountOf(subscriber))).contains(what);
        assertThat(found(audit(), subscriber, accountOf(subscriber))).isEmpty();
    }

    @Test
    void findsADecisionThatWasLost() {
        String subscriber = world.subscriberOf(TEAM);
        String decision = decided(subscriber);

        hide(decision);
        JsonPath audited = audit();
        bringBack(decision);

        assertThat(found(audited, subscriber)).containsExactly("window: used");
        assertThat(found(audited, accountOf(subscriber))).containsExactly("window: used");
    }

    @ParameterizedTest
    @CsvSource({"own, false", "own, true", "pool, false", "pool, true"})
    void findsACounterThatIsGoneOrEmpty(String whose, boolean empty) {
        String subscriber = world.subscriberOf(TEAM);
        decided(subscriber);
        String account = accountOf(subscriber);
        String owner = whose.equals("own") ? subscriber : "account/" + account;

        execute("update counter set owner = 'gone' where owner = ?", owner);
        if (empty) {
            execute("insert into counter (owner) values (?)", owner);
        }
        JsonPath audited = audit();
        if (empty) {
            execute("delete from counter where owner = ?", owner);
        }
        execute("update counter set owner = ? where owner = 'gone'", owner);

        assertThat(found(audited, whose.equals("own") ? subscriber : account)).containsExactly("window: missing");
        assertThat(found(audited, whose.equals("own") ? account : subscriber)).isEmpty();
        assertThat(found(audit(), subscriber, account)).isEmpty();
    }

    /** The seat's own counter has no window, so that its decisions are read of yesterday and today only. */
    @Test
    void findsThatWhatSeatsShareIsGoneThoughNobodyTookFromItSinceDays() {
        Window month = new Window.FirstUse(Duration.ofDays(30), null);
        String subscriber = world.subscriberOf(Plans.plan(
                "audited-pool",
                Plan.UnlistedModel.DENY,
                List.of(allowance("pool", Allowance.Meter.REQUESTS, 100, month))));
        String account = accountOf(subscriber);
        String decision = overdue.decided(subscriber, false, Instant.now().minus(Duration.ofDays(4)));
        Gateway.settle(decision, Gateway.settlement(Plans.THINKING)).then().statusCode(200);

        execute("update counter set owner = 'gone' where owner = ?", "account/" + account);
        JsonPath audited = audit();
        execute("update counter set owner = ? where owner = 'gone'", "account/" + account);

        assertThat(found(audited, account)).containsExactly("window: missing");
        assertThat(found(audited, subscriber)).isEmpty();
        assertThat(found(audit(), subscriber, account)).isEmpty();
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
        grant(subscriber, "seat", "2");
        decided(subscriber);
        Gateway.post(path + "/resets", Map.of("resetId", "r", "allowance", "seat", "reason", "An outage."))
                .then()
                .statusCode(200)
                .body("outcome", equalTo("RESET"));
        decided(subscriber);
    }

    private static void grant(String subscriber, String allowance, String amount) {
        Gateway.post(
                        "/v1/subscribers/" + subscriber + "/grants",
                        Map.of(
                                "grantId",
                                "pack",
                                "kind",
                                "BALANCE",
                                "allowance",
                                allowance,
                                "amount",
                                amount,
                                "expiresAt",
                                Instant.now().plusSeconds(3600).toString(),
                                "reason",
                                "A busy week."))
                .then()
                .statusCode(201);
    }

    private static String decided(String subscriber) {
        return Gateway.decided(subscriber, Plans.THINKING);
    }

    private static JsonPath audit() {
        return get("/v1/audit/counters").then().statusCode(200).extract().jsonPath();
    }

    /** What differs of those subscribers and accounts. */
    private static List<String> found(JsonPath audited, String... about) {
        return audited.getList("differences", Audited.Difference.class).stream()
                .filter(difference -> isAbout(difference.id(), Set.of(about)))
                .map(Audited.Difference::what)
                .toList();
    }

    private static boolean isAbout(String id, Set<String> ids) {
        return Stream.of(id.split("[ :/]")).anyMatch(ids::contains);
    }

    /** Nobody finds the decision any more. */
    private void hide(String decision) {
        execute(
                "update decision set subscriber_id = 'gone' where to_char(day, 'YYYYMMDD') || ':' || subscriber_id || ':' || request_id = ?",
                decision);
    }

    private void bringBack(String decision) {
        execute("update decision set subscriber_id = split_part(?, ':', 2) where subscriber_id = 'gone'", decision);
    }

    private void replace(String owner, String column, String is, String becomes) {
        execute(
                "update counter set %1$s = replace(%1$s, '%2$s', '%3$s') where owner = ?"
                        .formatted(column, is, becomes),
                owner);
    }

    private void execute(String sql, String owner) {
        try (Connection connection = database.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, owner);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Plan expiring(Expiry.Act act) {
        return Plans.with(
                Plans.plan("audited-" + act, Plan.UnlistedModel.DENY, List.of(seat(20), pool(3))),
                new Expiry(act, new Estimate(400, 100), null));
    }

    private static Allowance seat(long limit) {
        return Plans.allowance(
                "seat", Set.of(Plans.THINKING), limit, Window.Unit.DAY, Allowance.Counts.ALL, new AtLimit.Deny());
    }

    private static Allowance pool(long limit) {
        return allowance("pool", Allowance.Meter.REQUESTS, limit, new Window.Calendar(Window.Unit.DAY));
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
