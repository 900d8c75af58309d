package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.PublishedWorld;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Batches on a real PostgreSQL. */
@QuarkusTest
class BatcherTest {

    @Inject
    PublishedWorld world;

    @Inject
    DecisionBatcher batcher;

    @Inject
    BatchTransaction transaction;

    @Inject
    DecisionMetrics metrics;

    @Inject
    Rows rows;

    @Test
    void givesExactlyWhatIsLeftToParallelAsksAndTheFallbackToTheRest() throws InterruptedException {
        String subscriber = world.subscriberOf(Asks.SEVEN);
        List<Command.Decide> asks = IntStream.range(0, 60)
                .mapToObj(n -> Asks.thinking(subscriber, "parallel-" + n))
                .toList();

        Asks.inParallel(asks.stream().<Runnable>map(ask -> () -> answered(ask)).toList());

        assertThat(asks.stream().map(ask -> ask.reply().join().answer().outcome()))
                .containsOnly(Outcome.GRANTED, Outcome.DOWNGRADED);
        assertThat(rows.decisions(subscriber, Outcome.GRANTED)).isEqualTo(7);
        assertThat(rows.decisions(subscriber, Outcome.DOWNGRADED)).isEqualTo(53);
        assertThat(rows.used(subscriber, "thinking-week")).isEqualTo(7);
    }

    @Test
    void spreadsSubscribersOverItsLanes() throws InterruptedException {
        String one = world.subscriberOf(Asks.SEVEN);
        String account = "account-" + one.substring("subscriber-".length());
        List<String> subscribers = IntStream.range(0, 10)
                .mapToObj(n -> world.seatOf(account, "lane-" + n))
                .toList();
        List<Runnable> asks = new ArrayList<>();
        for (String subscriber : subscribers) {
            IntStream.range(0, 10).forEach(n -> asks.add(() -> answered(Asks.thinking(subscriber, "lane-" + n))));
        }

        Asks.inParallel(asks);

        assertThat(subscribers.stream().map(String::hashCode).map(hash -> Math.floorMod(hash, 2)))
                .contains(0, 1);
        assertThat(subscribers).allMatch(subscriber -> rows.used(subscriber, "thinking-week") == 7);
    }

    @Test
    void saysWhenToComeBackOnceTooManyWait() {
        DecisionBatcher notStarted = new DecisionBatcher(new OneWaits(), transaction, metrics);
        Command.Decide waiting = Asks.thinking("ada", "waits");
        Command.Decide refused = Asks.thinking("ada", "refused");

        var _ = notStarted.submit(waiting);
        var _ = notStarted.submit(refused);

        assertThat(waiting.reply()).isNotDone();
        assertThatThrownBy(() -> refused.reply().join())
                .cause()
                .isInstanceOfSatisfying(ProblemException.class, problem -> {
                    assertThat(problem.type()).isEqualTo(ProblemType.UNAVAILABLE);
                    assertThat(problem.retryAfter()).contains(Duration.ofSeconds(3));
                });
    }

    /** A row whose indexed columns stay is updated heap-only exactly if its new version stays on its page. */
    @Test
    void updatesACounterWithoutTouchingItsIndex() {
        String subscriber = world.subscriberOf(Plans.plus());
        IntStream.range(0, 20).forEach(n -> answered(Asks.thinking(subscriber, "grown-" + n)));

        Set<Long> pages = IntStream.range(0, 100)
                .mapToObj(n -> {
                    answered(Asks.thinking(subscriber, "hot-" + n));
                    return rows.count("select (ctid::text::point)[0]::bigint from counter where owner = ?", subscriber);
                })
                .collect(Collectors.toSet());

        assertThat(pages).hasSize(1);
    }

    private record OneWaits(int lanes, int batchMax, int queueMax, Duration retryAfter) implements BatcherSettings {
        OneWaits() {
            this(1, 1, 1, Duration.ofSeconds(3));
        }
    }

    private Answer answered(Command.Decide ask) {
        try {
            return batcher.submit(ask).await().atMost(Duration.ofSeconds(30)).answer();
        } catch (CompletionException e) {
            throw new AssertionError(ask.key().toString(), e);
        }
    }
}
