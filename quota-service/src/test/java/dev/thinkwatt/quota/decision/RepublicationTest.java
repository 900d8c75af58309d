package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;

import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Usage events that are sent again are those that were sent. Other tests settle by clocks that are ahead: theirs are sent again, too. */
@QuarkusTest
class RepublicationTest {

    private static final Plan ESTIMATING = Plans.with(
            Plans.plan("sent-again", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(700))),
            new Expiry(Expiry.Act.SETTLE, new Estimate(400, 100), null));

    @Inject
    PublishedWorld world;

    @Inject
    Overdue overdue;

    @Inject
    UsageTopic topic;

    @Inject
    Rows rows;

    @Inject
    Outbox outbox;

    /** Settled, estimated and then corrected, reported without a decision. */
    @Test
    void sendsTheSameEventsAgainInTheirOrder() {
        overdue.sweep();
        String subscriber = world.subscriberOf(ESTIMATING);
        String settled = Gateway.decided(subscriber, Plans.THINKING);
        String late = overdue.decided(subscriber, false);
        String estimated = overdue.decided(subscriber, true);
        Instant from = now();
        settle(settled);
        overdue.sweep();
        settle(late);
        String reported = report(subscriber);
        List<String> ids = List.of(settled, late, estimated, reported);
        List<List<String>> first =
                List.of(values(settled, 1), values(late, 2), values(estimated, 1), values(reported, 1));

        JsonPath answer = republish(from).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getLong("sent")).isGreaterThanOrEqualTo(5);
        assertThat(answer.getLong("notRebuildable")).isZero();
        for (int i = 0; i < ids.size(); i++) {
            List<String> once = first.get(i);
            assertThat(values(ids.get(i), 2 * once.size()))
                    .containsExactlyElementsOf(IntStream.range(0, 2)
                            .boxed()
                            .flatMap(time -> once.stream())
                            .toList());
        }
    }

    @Test
    void leavesOutWhatWasSentBefore() {
        String subscriber = world.subscriberOf(Plans.plus());
        String before = Gateway.decided(subscriber, Plans.THINKING);
        settle(before);
        Instant from = now().plusMillis(1);
        Awaitility.await().until(() -> Instant.now().isAfter(from));

        republish(from).then().statusCode(200);

        assertThat(valuesOnceALaterOneCame(before, subscriber)).hasSize(1);
    }

    /** What was sent of a decision before one that its subscriber made since. */
    private List<String> valuesOnceALaterOneCame(String id, String subscriber) {
        String later = Gateway.decided(subscriber, Plans.THINKING);
        settle(later);
        values(later, 1);
        return values(id, 1);
    }

    @Test
    void countsWhatWasKeptBeforeStartAndEndWere() {
        String subscriber = world.subscriberOf(Plans.plus());
        String id = Gateway.decided(subscriber, Plans.THINKING);
        Instant from = now();
        settle(id);
        change(
                "update decision set closing = (closing::jsonb - 'startedAt' - 'endedAt')::text where subscriber_id = ?",
                subscriber);

        JsonPath answer = republish(from).then().statusCode(200).extract().jsonPath();

        assertThat(answer.getLong("notRebuildable")).isEqualTo(1);
        assertThat(valuesOnceALaterOneCame(id, subscriber)).hasSize(1);
    }

    @Test
    void goesOnWithinADayWhereItStopped() throws SQLException {
        Instant from = now();
        List<String> subscribers = IntStream.range(0, 3)
                .mapToObj(any -> world.subscriberOf(ESTIMATING))
                .sorted()
                .toList();
        subscribers.forEach(subscriber ->
                IntStream.range(0, 4).forEach(any -> settle(Gateway.decided(subscriber, Plans.THINKING))));
        try (Connection connection = rows.connect()) {
            List<SentPlace> all = sent(connection, from, 500);
            assertThat(all)
                    .filteredOn(place -> subscribers.contains(place.subscriberId()))
                    .hasSize(12);
            assertThat(all)
                    .isSortedAccordingTo(Comparator.comparing(SentPlace::subscriberId)
                            .reversed()
                            .thenComparing(SentPlace::decidedAt)
                            .thenComparing(SentPlace::requestId));
            assertThat(sent(connection, from, 1)).isEqualTo(all);
            assertThat(sent(connection, from, 5)).isEqualTo(all);
        }
    }

    /** However few of a day were sent, no statement reads more than a page of it. */
    @Test
    void goesOnBehindAPageOfWhichNothingWasSent() throws SQLException {
        String subscriber = world.subscriberOf(ESTIMATING);
        List<String> open = IntStream.range(0, 4)
                .mapToObj(any -> Gateway.decided(subscriber, Plans.THINKING))
                .toList();
        Instant from = now();
        settle(open.getLast());
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        SentRepository places = new SentRepository(new DecisionRepository());
        try (Connection connection = rows.connect()) {
            SentPlace before = new SentPlace(subscriber, Instant.EPOCH, "");
            SentRepository.Page first = places.page(connection, day, before, from, 2);
            assertThat(first.sent()).isEmpty();
            assertThat(first.last()).isNotNull();
            assertThat(places.page(connection, day, Objects.requireNonNull(first.last()), from, 2)
                            .sent())
                    .extracting(SentPlace::subscriberId)
                    .containsExactly(subscriber);
        }
    }

    @Test
    void runsOnceAtATime() {
        Instant from = now();
        change(
                "insert into lease (name, owner, until) values (?, 'another replica', clock_timestamp() + interval '1 hour')",
                "republication");
        try {
            problem(republish(from), 409, "conflict");
        } finally {
            change("delete from lease where name = ?", "republication");
        }
        republish(from).then().statusCode(200);
        assertThat(rows.count("select count(*) from lease where name = 'republication'"))
                .isZero();
    }

    @Test
    void tellsWhetherMoreThanSoManyMessagesWait() throws SQLException {
        try (Connection connection = rows.connect()) {
            connection.setAutoCommit(false);
            outbox.append(
                    connection,
                    Stream.generate(RepublicationTest::message).limit(3).toList());

            assertThat(outbox.holdsMoreThan(connection, 2)).isTrue();
            assertThat(outbox.holdsMoreThan(connection, 1_000_000)).isFalse();
            connection.rollback();
        }
    }

    private static OutboxMessage message() {
        return OutboxMessage.cloudEvent("/test", "test", UUID.randomUUID(), "test", "key", Instant.EPOCH, Map.of());
    }

    /** All that was sent of a day, so many decisions at a time. */
    private static List<SentPlace> sent(Connection connection, Instant from, int limit) throws SQLException {
        LocalDate day = LocalDate.ofInstant(from, ZoneOffset.UTC);
        SentRepository places = new SentRepository(new DecisionRepository());
        List<SentPlace> sent = new ArrayList<>();
        @Nullable SentPlace last = SentPlace.NONE;
        while (last != null) {
            SentRepository.Page page = places.page(connection, day, last, from, limit);
            sent.addAll(page.sent());
            last = page.last();
        }
        return sent;
    }

    @Test
    void tellsHowFarItIsLineByLine() {
        String[] lines = given().accept("application/x-ndjson")
                .contentType(ContentType.JSON)
                .body(Map.of("from", now().toString()))
                .post("/v1/republications")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .split("\n");

        assertThat(lines[0]).startsWith("{\"done\":");
        assertThat(lines[lines.length - 1]).contains("\"sent\":");
    }

    @Test
    void refusesAnInstantToComeAndOneBeforeDecisionsAreKept() {
        Response ahead = republish(Instant.now().plus(Duration.ofHours(1)));
        Response old = republish(Instant.now().minus(Duration.ofDays(37)));

        invalid(ahead, "from");
        ahead.then().body("violations.rule", hasItem("must not be in the future"));
        invalid(old, "from");
        old.then().body("violations.rule", hasItem(startsWith("must not be before ")));
        invalid(Gateway.post("/v1/republications", Map.of()), "from");
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }

    private static Response republish(Instant from) {
        return Gateway.post("/v1/republications", Map.of("from", from.toString()));
    }

    private static void settle(String id) {
        Gateway.settle(id, Gateway.settlement(Plans.THINKING)).then().statusCode(200);
    }

    private static String report(String subscriber) {
        Map<String, Object> entry = Gateway.settlement(Plans.THINKING);
        entry.put("requestId", UUID.randomUUID().toString());
        entry.put("subscriberId", subscriber);
        return Gateway.post("/v1/settlements", Map.of("settlements", List.of(entry)))
                .then()
                .statusCode(200)
                .extract()
                .path("settlements[0].settlement.decisionId");
    }

    /** So many events of a decision, as they came. */
    private List<String> values(String id, int count) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(20))
                .until(() -> topic.eventsOf(id), events -> events.size() >= count)
                .stream()
                .map(ConsumerRecord::value)
                .toList();
    }

    private void change(String sql, String parameter) {
        try (Connection connection = rows.connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, parameter);
            assertThat(statement.executeUpdate()).isEqualTo(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
