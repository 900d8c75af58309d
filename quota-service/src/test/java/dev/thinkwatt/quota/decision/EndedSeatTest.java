package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Gateway;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.policy.Ask;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A seat that ends while a request of it is under way: what it took of a pool belongs to those who remain. */
@QuarkusTest
class EndedSeatTest {

    private static final Instant LONG_AGO = Instant.now().minus(Duration.ofMinutes(20));
    private static final String POOL = "tokens-pool";
    private static final Plan TEAM = team("tokens-of-a-team", "200000");
    private static final Plan SMALL_TEAM = team("tokens-of-a-small-team", "10");

    @Inject
    PublishedWorld world;

    @Inject
    Times times;

    @Inject
    Rows rows;

    @Test
    void settlesWhatItReallyTookOfThePool() {
        String subscriber = world.subscriberOf(TEAM);
        DecisionId id = decided(subscriber);

        world.endSeat(subscriber);
        Gateway.settle(id.toString(), Gateway.settlement(Plans.THINKING)).then().statusCode(200);

        assertThat(pooled(subscriber)).isEqualTo(1_700);
    }

    @Test
    void givesBackToThePoolWhatIsReleased() {
        String subscriber = world.subscriberOf(TEAM);
        DecisionId id = decided(subscriber);

        world.endSeat(subscriber);
        Gateway.release(id.toString(), "TIMEOUT").then().statusCode(200).body("returned[0].units", equalTo("100000"));

        assertThat(pooled(subscriber)).isZero();
    }

    @Test
    void givesBackToThePoolWhatRanOut() {
        String subscriber = world.subscriberOf(TEAM);
        DecisionId id = decided(subscriber);

        world.endSeat(subscriber);
        Command.Expire expire = new Command.Expire(id);
        times.at(Instant.now()).run(List.of(expire));

        assertThat(expire.reply().join()).isPresent();
        assertThat(pooled(subscriber)).isZero();
    }

    @Test
    void givesBackByTheTermsOfTheAccountThatWasLeftForAnother() {
        String subscriber = world.subscriberOf(TEAM);
        DecisionId id = decided(subscriber);

        world.moveSeat(subscriber, PublishedWorld.accountOf(world.subscriberOf(SMALL_TEAM)));
        Gateway.release(id.toString(), "TIMEOUT").then().statusCode(200).body("returned[0].units", equalTo("100000"));

        assertThat(pooled(subscriber)).isZero();
    }

    private static Plan team(String planId, String limit) {
        Allowance pool = new Allowance(
                POOL,
                Allowance.Meter.TOKENS,
                Set.of(Plans.THINKING),
                new BigDecimal(limit),
                new Window.Lifetime(),
                Allowance.Scope.ACCOUNT,
                Allowance.Counts.ALL,
                new AtLimit.Deny(),
                null,
                null,
                null);
        return Plans.with(
                Plans.plan(planId, Plan.UnlistedModel.DENY, List.of(pool)),
                new Expiry(Expiry.Act.RELEASE, new Estimate(400, 100), null));
    }

    private DecisionId decided(String subscriber) {
        DecisionKey key = new DecisionKey(subscriber, "under-way");
        Ask ask = new Ask(Plans.THINKING, Selection.MANUAL, 0, new Estimate(90_000, 10_000));
        times.at(LONG_AGO).run(List.of(new Command.Decide(key, ask, new BodyHash("body"))));
        assertThat(pooled(subscriber)).isEqualTo(100_000);
        return DecisionId.of(LONG_AGO, key);
    }

    private long pooled(String subscriber) {
        return rows.used(Owner.account(PublishedWorld.accountOf(subscriber)).key(), POOL);
    }
}
