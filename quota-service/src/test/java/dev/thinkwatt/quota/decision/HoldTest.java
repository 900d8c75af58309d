package dev.thinkwatt.quota.decision;

import static dev.thinkwatt.quota.Problems.invalid;
import static dev.thinkwatt.quota.Problems.problem;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.quota.EventSchema;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.decision.ExpiryAnswer.Fate;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.support.json.Json;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Holds that are prolonged, and holds that run out. Those of the test's plans last a quarter of an hour. */
@QuarkusTest
class HoldTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofMinutes(20));

    @Inject
    PublishedWorld world;

    @Inject
    Times times;

    @Inject
    HoldSweeper sweeper;

    @Inject
    HoldSweeper.Sources sources;

    @Inject
    DecisionBatcher batcher;

    @Inject
    KeptDecisions kept;

    @Inject
    UsageTopic topic;

    @Inject
    Rows rows;

    @Test
    void prolongsAHoldAndNeverShortensIt() {
        String id = Gateway.decided(world.subscriberOf(Asks.SEVEN), Plans.THINKING);
        Instant later = Instant.now().plus(Duration.ofHours(2)).truncatedTo(ChronoUnit.MILLIS);

        Response prolonged = extend(id, later);

        assertThat(heldUntil(prolonged)).isEqualTo(later);
        assertThat(heldUntil(extend(id, later.minusSeconds(600)))).isEqualTo(later);
        assertThat(heldUntil(extend(id, Instant.now().minusSeconds(600)))).isEqualTo(later);
        assertThat(kept.receipt(DecisionId.parse(id)).hold().until()).isEqualTo(later);
    }

    @Test
    void refusesToHoldForLongerThanADayOrIntoThePast() {
        String id = Gateway.decided(world.subscriberOf(Asks.SEVEN), Plans.THINKING);
        DecisionId over = decided(world.subscriberOf(Asks.SEVEN), null, false);

        invalid(extend(id, Instant.now().plus(Duration.ofHours(25))), "until");
        invalid(extend(over.toString(), Instant.now().minusSeconds(1)), "until");
    }

    @Test
    void refusesToHoldWhatIsClosed() {
        String id = Gateway.decided(world.subscriberOf(Asks.SEVEN), Plans.THINKING);
        Gateway.release(id, "TIMEOUT");

        problem(extend(id, Instant.now().plusSeconds(3600)), 409, "conflict");
    }

    @Test
    void settlesAtTheEstimateWhatNobodySettled() throws IOException {
        String subscriber = world.subscriberOf(plan("at-estimate", Expiry.Act.SETTLE));
        DecisionId id = decided(subscriber, new Estimate(1_000, 200), false);

        sweeper.sweep();

        assertThat(fate(id)).isEqualTo(Fate.SETTLED_AT_ESTIMATE);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        UsageEvent event = event(id, 0);
        assertThat(event.isEstimated()).isTrue();
        assertThat(event.usage()).isEqualTo(Usage.ofText(1_000, 200));
        assertThat(event.site()).isEqualTo(UsageEvent.UNKNOWN_SITE);
        assertThat(event.eventId()).isEqualTo(EventId.of(id.toString(), 0));
    }

    @Test
    void takesThePlansEstimateWhereItsGatewayGaveNone() throws IOException {
        DecisionId id = decided(world.subscriberOf(plan("plans-estimate", Expiry.Act.SETTLE)), null, false);

        sweeper.sweep();

        assertThat(event(id, 0).usage()).isEqualTo(Usage.ofText(400, 100));
    }

    @Test
    void correctsTheEstimateOnceSomebodyTellsWhatWasUsed() throws IOException {
        DecisionId id = decided(world.subscriberOf(plan("corrected", Expiry.Act.SETTLE)), null, false);
        sweeper.sweep();

        String settled = Gateway.settle(id.toString(), Gateway.settlement(Plans.THINKING))
                .then()
                .statusCode(200)
                .extract()
                .path("eventId");

        UsageEvent event = event(id, 1);
        assertThat(event.isEstimated()).isFalse();
        assertThat(event.corrects()).isEqualTo(EventId.of(id.toString(), 0));
        assertThat(event.eventId()).hasToString(settled);
        assertThat(topic.eventsOf(id.toString())).hasSize(2);
    }

    @Test
    void givesBackWhatNobodySettledWhereThePlanSaysSoAndTakesItAgainOnceItIs() throws IOException {
        String subscriber = world.subscriberOf(plan("gives-back", Expiry.Act.RELEASE));
        DecisionId id = decided(subscriber, null, false);

        sweeper.sweep();

        assertThat(fate(id)).isEqualTo(Fate.RELEASED);
        assertThat(rows.used(subscriber, "thinking-week")).isZero();
        Gateway.settle(id.toString(), Gateway.settlement(Plans.THINKING)).then().statusCode(200);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        assertThat(event(id, 0).corrects()).isNull();
        assertThat(topic.eventsOf(id.toString())).hasSize(1);
    }

    @Test
    void givesBackMoreThanReleasesMay() {
        String subscriber = world.subscriberOf(
                ending("gives-all-back", Expiry.Act.RELEASE, returningNothing(Plans.thinkingPerWeek(7))));
        DecisionId id = decided(subscriber, null, false);

        sweeper.sweep();

        assertThat(fate(id)).isEqualTo(Fate.RELEASED);
        assertThat(rows.used(subscriber, "thinking-week")).isZero();
    }

    @Test
    void settlesAtTheEstimateWhatAProxyAskedFor() throws IOException {
        String subscriber = world.subscriberOf(plan("proxied-estimate", Expiry.Act.SETTLE));
        DecisionId id = decided(subscriber, null, true);

        sweeper.sweep();

        assertThat(fate(id)).isEqualTo(Fate.SETTLED_AT_ESTIMATE);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        assertThat(event(id, 0).isEstimated()).isTrue();
    }

    @Test
    void goesOnWhereItStoppedWhenMoreAreOverThanASweepEnds() throws SQLException {
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        HoldSweeper small = new HoldSweeper(sources, batcher, twoASweep(), Clock.systemUTC(), registry);
        String subscriber = world.subscriberOf(plan("many-over", Expiry.Act.SETTLE));
        sweeper.sweep();
        lease("update lease set owner = '" + small.owner + "', until = now() + interval '1 minute'");
        try {
            List<DecisionId> ids = Stream.of("first", "second", "third")
                    .map(request -> decided(subscriber, request, null, false))
                    .toList();

            small.sweep();
            assertThat(states(ids)).containsExactly(new Receipt.Expired(), new Receipt.Expired(), new Receipt.Open());
            assertThat(registry.get("quota.holds.overdue").gauge().value()).isGreaterThan(60);

            small.sweep();
            assertThat(states(ids)).containsOnly(new Receipt.Expired());
        } finally {
            lease("delete from lease");
        }
    }

    @Test
    void leavesTakenAndTellsNobodyWhatAProxyAskedFor() throws IOException {
        String subscriber = world.subscriberOf(plan("proxied", Expiry.Act.RELEASE));
        DecisionId id = decided(subscriber, null, true);

        sweeper.sweep();

        assertThat(fate(id)).isEqualTo(Fate.KEPT);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
        Gateway.settle(id.toString(), Gateway.settlement(Plans.THINKING)).then().statusCode(200);
        assertThat(topic.eventsOf(id.toString())).hasSize(1);
    }

    @Test
    void refusesToReleaseOrProlongWhatRanOut() {
        DecisionId id = decided(world.subscriberOf(plan("ran-out", Expiry.Act.SETTLE)), null, false);
        sweeper.sweep();

        problem(Gateway.release(id.toString(), "TIMEOUT"), 409, "conflict");
        problem(extend(id.toString(), Instant.now().plusSeconds(3600)), 409, "conflict");
    }

    @Test
    void looksAgainUnderTheLockWhetherAHoldIsOver() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        DecisionId id = decided(subscriber, null, false);
        Command.Extend extend = new Command.Extend(id, Instant.now().plusSeconds(60));
        Command.Expire expire = new Command.Expire(id);

        times.at(Instant.now()).run(List.of(extend, expire));

        assertThat(expire.reply().join()).isEmpty();
        assertThat(kept.receipt(id).state()).isEqualTo(new Receipt.Open());
    }

    @Test
    void sweepsOnOneReplicaAtATime() {
        sweeper.sweep();

        assertThat(sources.claim("another replica", Duration.ofSeconds(1))).isFalse();
    }

    private DecisionId decided(String subscriber, @Nullable Estimate estimate, boolean proxied) {
        return decided(subscriber, "unsettled", estimate, proxied);
    }

    private DecisionId decided(String subscriber, String requestId, @Nullable Estimate estimate, boolean proxied) {
        DecisionKey key = new DecisionKey(subscriber, requestId);
        Ask ask = new Ask(Plans.THINKING, Selection.MANUAL, 0, estimate);
        BodyHash hash = new BodyHash("body");
        Command.Decide decide = proxied ? Command.Decide.proxied(key, ask, hash) : new Command.Decide(key, ask, hash);
        times.at(LONG_AGO).run(List.of(decide));
        return DecisionId.of(LONG_AGO, key);
    }

    private void lease(String sql) throws SQLException {
        try (Connection connection = rows.connect();
                Statement statement = connection.createStatement()) {
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
        }
    }

    private List<Receipt.State> states(List<DecisionId> ids) {
        return ids.stream().map(id -> kept.receipt(id).state()).toList();
    }

    private Fate fate(DecisionId id) {
        Receipt receipt = kept.receipt(id);
        assertThat(receipt.state()).isEqualTo(new Receipt.Expired());
        return Objects.requireNonNull(receipt.hold().expiry()).fate();
    }

    /** The event of this revision, as promised. */
    private UsageEvent event(DecisionId id, int revision) throws IOException {
        for (var each : topic.eventsOf(id.toString())) {
            UsageEvent event = Json.tolerant().readValue(each.value(), UsageEvent.class);
            if (event.revision() == revision) {
                assertThat(EventSchema.faults("usage.recorded", each.value())).isEmpty();
                return event;
            }
        }
        throw new AssertionError("no event of revision " + revision);
    }

    private static HoldSettings twoASweep() {
        return new SmallRyeConfigBuilder()
                .withMapping(HoldSettings.class)
                .withDefaultValue("thinkwatt.holds.chunk-max", "1")
                .withDefaultValue("thinkwatt.holds.sweep-max", "2")
                .build()
                .getConfigMapping(HoldSettings.class);
    }

    private static Plan plan(String id, Expiry.Act act) {
        return ending(id, act, Plans.thinkingPerWeek(7));
    }

    private static Allowance returningNothing(Allowance allowance) {
        return new Allowance(
                allowance.id(),
                allowance.meter(),
                allowance.models(),
                allowance.limit(),
                allowance.window(),
                allowance.scope(),
                allowance.counts(),
                allowance.atLimit(),
                allowance.weighing(),
                BigDecimal.ZERO,
                allowance.whenUnreachable());
    }

    private static Plan ending(String id, Expiry.Act act, Allowance allowance) {
        return Plans.with(
                Plans.plan(id, Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(allowance)),
                new Expiry(act, new Estimate(400, 100), null));
    }

    private static Response extend(String id, Instant until) {
        return Gateway.post("/v1/decisions/" + id + "/extension", Map.of("until", until.toString()));
    }

    private static Instant heldUntil(Response response) {
        return Instant.parse(response.then().statusCode(200).extract().path("heldUntil"));
    }
}
