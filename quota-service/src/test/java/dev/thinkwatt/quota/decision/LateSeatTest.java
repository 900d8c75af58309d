package dev.thinkwatt.quota.decision;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Estimate;
import dev.thinkwatt.model.plan.Expiry;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.subscriber.OtherReplica;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A seat that this replica has read of, and another has not yet: no unit of the pool is lost there. */
@QuarkusTest
class LateSeatTest {

    private static final String POOL = "tokens-late";
    private static final Plan TEAM = Plans.with(
            Plans.plan(
                    "late-seats",
                    Plan.UnlistedModel.DENY,
                    List.of(new Allowance(
                            POOL,
                            Allowance.Meter.TOKENS,
                            Set.of(Plans.THINKING),
                            new BigDecimal("200000"),
                            new Window.Lifetime(),
                            Allowance.Scope.ACCOUNT,
                            Allowance.Counts.ALL,
                            new AtLimit.Deny(),
                            null,
                            null,
                            null))),
            new Expiry(Expiry.Act.RELEASE, new Estimate(400, 100), null));
    private static final Instant NOW = Instant.now();
    private static final Instant LONG_AGO = NOW.minus(Duration.ofMinutes(20));

    @Inject
    PublishedWorld world;

    @Inject
    Times times;

    @Inject
    Rows rows;

    @Inject
    Database database;

    @Inject
    WorkRepository works;

    @Inject
    HoldSettings holdSettings;

    private String accountId = "";
    private String seat = "";
    private OtherReplica other = new OtherReplica();

    @BeforeEach
    void publishASeat() {
        String first = world.subscriberOf(TEAM);
        accountId = PublishedWorld.accountOf(first);
        other = new OtherReplica();
        seat = world.seatOf(accountId, first + "-late");
    }

    @Test
    void isUnknownThereUntilSomebodyHasDecidedForIt() {
        Command.Decide early = ask();
        Command.Decide here = ask();
        Command.Decide again = ask();

        there().run(List.of(early));
        assertThat(early.reply().join().answer().reason()).isEqualTo(Reason.UNKNOWN_SUBSCRIBER);
        assertThat(rows.decisions(seat)).isZero();
        times.at(NOW).run(List.of(here));
        there().run(List.of(again));

        assertThat(again.reply().join()).isEqualTo(here.reply().join().asReplay());
        assertThat(pooled()).isEqualTo(100_000);
    }

    @Test
    void isSettledThereAtWhatWasUsedOnceItIsReadOf() {
        DecisionId id = decidedHere(NOW);
        Command.Settle early = settle(id);
        Command.Settle late = settle(id);

        there().run(List.of(early));
        requireRefused(early);
        assertThat(pooled()).isEqualTo(100_000);
        other.readOn();
        there().run(List.of(late));

        assertThat(late.reply().join().replayed()).isFalse();
        assertThat(pooled()).isEqualTo(1_700);
    }

    @Test
    void isGivenBackThereWhatIsReleasedOnceItIsReadOf() {
        DecisionId id = decidedHere(NOW);
        Command.Release early = release(id);
        Command.Release late = release(id);

        there().run(List.of(early));
        requireRefused(early);
        other.readOn();
        there().run(List.of(late));

        assertThat(late.reply().join().returned()).hasSize(1);
        assertThat(pooled()).isZero();
    }

    @Test
    void isGivenBackThereWhatRanOutWithoutItsTerms() {
        Command.Expire expire = new Command.Expire(decidedHere(LONG_AGO));

        there().run(List.of(expire));

        assertThat(expire.reply().join()).isPresent();
        assertThat(pooled()).isZero();
    }

    /** As the other replica runs its batches. */
    private BatchTransaction there() {
        Closer closer = new Closer(other.subscribers());
        CommandAnswers answers = new CommandAnswers(closer, new Holds(closer, holdSettings), new Reporter(closer));
        return new BatchTransaction(database, works, other.subscribers(), answers, Clock.systemUTC());
    }

    /** It waits, and nothing has changed. */
    private void requireRefused(Command<?> command) {
        Throwable refusal = requireNonNull(
                command.reply().handle((reply, failure) -> failure).join());
        assertThat(refusal).isInstanceOfSatisfying(ProblemException.class, problem -> {
            assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
            assertThat(problem.retryAfter()).isPresent();
        });
        assertThat(rows.count("select count(*) from decision where subscriber_id = ? and state = 'OPEN'", seat))
                .isEqualTo(1);
    }

    private DecisionId decidedHere(Instant at) {
        times.at(at).run(List.of(ask()));
        assertThat(pooled()).isEqualTo(100_000);
        return DecisionId.of(at, new DecisionKey(seat, "asked"));
    }

    private Command.Decide ask() {
        Ask ask = new Ask(Plans.THINKING, Selection.MANUAL, 0, new Estimate(90_000, 10_000));
        return new Command.Decide(new DecisionKey(seat, "asked"), ask, new BodyHash("body"));
    }

    private static Command.Settle settle(DecisionId id) {
        Settlement used =
                new Settlement(Plans.THINKING, Usage.ofText(1_200, 500), "us-east", ServiceTier.STANDARD, NOW, NOW);
        return new Command.Settle(id, used, new BodyHash("used"));
    }

    private static Command.Release release(DecisionId id) {
        return new Command.Release(id, ReleaseAnswer.Cause.TIMEOUT, new BodyHash("nothing"));
    }

    private long pooled() {
        return rows.used(Owner.account(accountId).key(), POOL);
    }
}
