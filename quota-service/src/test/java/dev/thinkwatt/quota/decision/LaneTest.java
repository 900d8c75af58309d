package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.policy.Policy;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class LaneTest {

    private final List<List<String>> batches = new ArrayList<>();

    @Test
    void takesWhatGatheredUpToTheBound() throws InterruptedException {
        List<Command.Decide> commands = commands(5);

        drain(new Lane(10, 2, this::answer), commands);

        assertThat(batches).containsExactly(List.of("r0", "r1"), List.of("r2", "r3"), List.of("r4"));
        assertThat(commands).allMatch(command -> command.reply().isDone());
    }

    @Test
    void halvesAFailingBatchUntilTheCulpritStandsAlone() throws InterruptedException {
        List<Command.Decide> commands = commands(8);

        drain(new Lane(10, 8, failingOn("r5", new IllegalStateException("a bug"))), commands);

        assertThat(batches).containsExactly(List.of("r0", "r1", "r2", "r3"), List.of("r4"), List.of("r6", "r7"));
        assertThatThrownBy(() -> commands.get(5).reply().join())
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("a bug");
        assertThat(commands.stream().filter(command -> command.reply().isCompletedExceptionally()))
                .hasSize(1);
    }

    @Test
    void doesNotHalveWhenTheDatabaseCannotAnswer() throws InterruptedException {
        List<Command.Decide> commands = commands(4);
        ProblemException unavailable = ProblemException.unavailable("gone", Duration.ofSeconds(1));

        drain(new Lane(10, 8, failingOn("r3", unavailable)), commands);

        assertThat(batches).isEmpty();
        assertThat(commands).allMatch(command -> command.reply().isCompletedExceptionally());
    }

    @Test
    void refusesMoreThanItsQueueHolds() {
        Lane lane = new Lane(2, 2, this::answer);

        assertThat(commands(3).stream().map(lane::offer)).containsExactly(true, true, false);
    }

    @Test
    void answersTheNextBatchAfterAFailure() throws InterruptedException {
        List<Command.Decide> commands = commands(2);

        drain(new Lane(10, 1, failingOn("r0", new IllegalStateException("a bug"))), commands);

        assertThat(commands.getLast().reply()).isCompleted();
    }

    private static void drain(Lane lane, List<Command.Decide> commands) throws InterruptedException {
        commands.forEach(lane::offer);
        lane.stop();
        Thread worker = Thread.ofVirtual().start(lane);
        worker.join();
    }

    private Consumer<List<Command<?>>> failingOn(String requestId, RuntimeException failure) {
        return batch -> {
            if (batch.stream().anyMatch(command -> command.key().requestId().equals(requestId))) {
                throw failure;
            }
            answer(batch);
        };
    }

    private void answer(List<Command<?>> batch) {
        batches.add(batch.stream().map(command -> command.key().requestId()).toList());
        for (Command<?> command : batch) {
            if (command
                    instanceof
                    Command.Decide(DecisionKey key, Ask _, BodyHash _, boolean _, CompletableFuture<Written> reply)) {
                reply.complete(
                        Written.of(Answer.notKept(key.requestId(), null, Policy.unknown(Reason.UNKNOWN_SUBSCRIBER))));
            }
        }
    }

    private static List<Command.Decide> commands(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> new Command.Decide(
                        new DecisionKey("ada", "r" + n),
                        new Ask(null, Selection.MANUAL, 0, null),
                        new BodyHash("hash")))
                .toList();
    }
}
