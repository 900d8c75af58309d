package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.quota.policy.Ask;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches on a real PostgreSQL. */
@QuarkusTest
class BatcherTest {

    private static final Plan SEVEN =
            Plans.plan("seven", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(7)));

    @Inject
    PublishedWorld world;

    @Inject
    DecisionBatcher batcher;

    @Inject
    BatchTransaction transaction;

    @Inject
    Rows rows;

    @Test
    void givesExactlyWhatIsLeftToParallelAsksAndTheFallbackToTheRest() throws InterruptedException {
        String subscriber = world.subscriberOf(SEVEN);
        List<Command.Decide> asks = IntStream.range(0, 60)
                .mapToObj(n -> ask(subscriber, "parallel-" + n))
                .toList();

        inParallel(asks.stream().<Runnable>map(ask -> () -> answered(ask)).toList());

        assertThat(asks.stream().map(ask -> ask.reply().join().outcome()))
                .containsOnly(Outcome.GRANTED, Outcome.DOWNGRADED);
        assertThat(rows.decisions(subscriber, Outcome.GRANTED)).isEqualTo(7);
        assertThat(rows.decisions(subscriber, Outcome.DOWNGRADED)).isEqualTo(53);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(7);
    }

    @Test
    void foldsEqualIdsOfOneBatch() {
        String subscriber = world.subscriberOf(SEVEN);
        Command.Decide first = ask(subscriber, "same");
        Command.Decide second = ask(subscriber, "same");
        Command.Decide other = new Command.Decide(first.key(), first.ask(), new BodyHash("another body"));

        transaction.run(List.of(first, second, other));

        assertThat(first.reply().join().replayed()).isFalse();
        assertThat(second.reply().join()).isEqualTo(first.reply().join().asReplay());
        assertThat(other.reply()).isCompletedExceptionally();
        assertThat(rows.decisions(subscriber)).isEqualTo(1);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
    }

    @Test
    void releasesInTheBatchThatDecided() {
        String subscriber = world.subscriberOf(SEVEN);
        Command.Decide ask = ask(subscriber, "short");
        Command.Release release = new Command.Release(
                DecisionId.of(Instant.now(), ask.key()), ReleaseAnswer.Cause.NOT_SENT, new BodyHash("release"));

        transaction.run(List.of(ask, release));

        assertThat(release.reply().join().returned()).hasSize(1);
        assertThat(rows.count(
                        "select count(*) from decision where subscriber_id = ? and state = 'RELEASED'", subscriber))
                .isEqualTo(1);
        assertThat(rows.used(subscriber, "thinking-week")).isZero();
    }

    @Test
    void answersTheRestOfABatchWithACulpritInIt() throws InterruptedException {
        String subscriber = world.subscriberOf(SEVEN);
        // PostgreSQL has no text with this character, so the whole transaction fails.
        Command.Decide culprit = ask(subscriber, "bad\u0000");
        List<Command.Decide> batch = new ArrayList<>();
        IntStream.range(0, 5).forEach(n -> batch.add(ask(subscriber, "good-" + n)));
        batch.add(3, culprit);
        Lane lane = new Lane(10, 10, transaction::run);
        batch.forEach(lane::offer);
        lane.stop();

        lane.run();

        assertThat(batch.stream().filter(ask -> ask.reply().isCompletedExceptionally()))
                .containsExactly(culprit);
        assertThat(rows.decisions(subscriber)).isEqualTo(5);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(5);
    }

    /** Two replicas that meet the same subscribers for the first time, in different orders. */
    @Test
    void neverLocksItselfOutTogetherWithAnotherReplica() throws InterruptedException {
        String one = world.subscriberOf(SEVEN);
        List<String> subscribers = new ArrayList<>(List.of(one));
        for (int n = 1; n < 12; n++) {
            subscribers.add(world.seatOf("account-" + one.substring("subscriber-".length()), "together-" + n));
        }
        List<Runnable> replicas = new ArrayList<>();
        for (int replica = 0; replica < 3; replica++) {
            Random random = new Random(replica);
            String prefix = "replica-" + replica + "-";
            replicas.add(() -> {
                for (int batch = 0; batch < 8; batch++) {
                    List<Command.Decide> asks = new ArrayList<>();
                    for (String subscriber : subscribers) {
                        asks.add(ask(subscriber, prefix + batch));
                    }
                    Collections.shuffle(asks, random);
                    transaction.run(asks);
                }
            });
        }

        inParallel(replicas);

        for (String subscriber : subscribers) {
            assertThat(rows.decisions(subscriber)).isEqualTo(24);
            assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(7);
        }
    }

    @Test
    void spreadsSubscribersOverItsLanes() throws InterruptedException {
        String one = world.subscriberOf(SEVEN);
        String account = "account-" + one.substring("subscriber-".length());
        List<String> subscribers = IntStream.range(0, 10)
                .mapToObj(n -> world.seatOf(account, "lane-" + n))
                .toList();
        List<Runnable> asks = new ArrayList<>();
        for (String subscriber : subscribers) {
            IntStream.range(0, 10).forEach(n -> asks.add(() -> answered(ask(subscriber, "lane-" + n))));
        }

        inParallel(asks);

        assertThat(subscribers.stream().map(String::hashCode).map(hash -> Math.floorMod(hash, 2)))
                .contains(0, 1);
        assertThat(subscribers).allMatch(subscriber -> rows.used(subscriber, "thinking-week") == 7);
    }

    /** A row whose indexed columns stay is updated heap-only exactly if its new version stays on its page. */
    @Test
    void updatesACounterWithoutTouchingItsIndex() {
        String subscriber = world.subscriberOf(Plans.plus());
        IntStream.range(0, 20).forEach(n -> answered(ask(subscriber, "grown-" + n)));

        Set<Long> pages = IntStream.range(0, 100)
                .mapToObj(n -> {
                    answered(ask(subscriber, "hot-" + n));
                    return rows.count(
                            "select (ctid::text::point)[0]::bigint from counter where subscriber_id = ?", subscriber);
                })
                .collect(Collectors.toSet());

        assertThat(pages).hasSize(1);
    }

    private Answer answered(Command.Decide ask) {
        try {
            return batcher.submit(ask).await().atMost(Duration.ofSeconds(30));
        } catch (CompletionException e) {
            throw new AssertionError(ask.key().toString(), e);
        }
    }

    private static Command.Decide ask(String subscriberId, String requestId) {
        return new Command.Decide(
                new DecisionKey(subscriberId, requestId),
                new Ask(Plans.THINKING, Selection.MANUAL, 0),
                new BodyHash("body"));
    }

    private static void inParallel(List<Runnable> work) throws InterruptedException {
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        List<Thread> threads = work.stream()
                .map(task -> Thread.ofPlatform().unstarted(task))
                .peek(thread -> thread.setUncaughtExceptionHandler((any, failure) -> failures.add(failure)))
                .toList();
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(failures).isEmpty();
    }
}
