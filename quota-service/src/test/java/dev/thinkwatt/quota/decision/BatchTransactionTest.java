package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.quota.PublishedWorld;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is in one batch, on a real PostgreSQL. */
@QuarkusTest
class BatchTransactionTest {

    @Inject
    PublishedWorld world;

    @Inject
    BatchTransaction transaction;

    @Inject
    Rows rows;

    @Test
    void foldsEqualIdsOfOneBatch() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Command.Decide first = Asks.thinking(subscriber, "same");
        Command.Decide second = Asks.thinking(subscriber, "same");
        Command.Decide other = new Command.Decide(first.key(), first.ask(), new BodyHash("another body"));

        transaction.run(List.of(first, second, other));

        assertThat(first.reply().join().answer().replayed()).isFalse();
        assertThat(second.reply().join()).isEqualTo(first.reply().join().asReplay());
        assertThat(other.reply()).isCompletedExceptionally();
        assertThat(rows.decisions(subscriber)).isEqualTo(1);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(1);
    }

    @Test
    void releasesInTheBatchThatDecided() {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        Command.Decide ask = Asks.thinking(subscriber, "short");
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
        String subscriber = world.subscriberOf(Asks.SEVEN);
        // PostgreSQL has no text with this character, so the whole transaction fails.
        Command.Decide culprit = Asks.thinking(subscriber, "bad\u0000");
        List<Command.Decide> batch = new ArrayList<>();
        IntStream.range(0, 5).forEach(n -> batch.add(Asks.thinking(subscriber, "good-" + n)));
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
        String one = world.subscriberOf(Asks.SEVEN);
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
                        asks.add(Asks.thinking(subscriber, prefix + batch));
                    }
                    Collections.shuffle(asks, random);
                    transaction.run(asks);
                }
            });
        }

        Asks.inParallel(replicas);

        for (String subscriber : subscribers) {
            assertThat(rows.decisions(subscriber)).isEqualTo(24);
            assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(7);
        }
    }
}
