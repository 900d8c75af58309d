package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.Startup;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Takes commands and answers each once it is committed. Subscribers are spread over lanes, so that one never waits for itself. */
@Startup
@ApplicationScoped
class DecisionBatcher {

    private final BatcherSettings settings;
    private final DecisionMetrics metrics;
    private final List<Lane> lanes;
    private final List<Thread> workers = new ArrayList<>();

    /** Goes on with what callers do with their answers: a lane that did would keep everybody else's waiting. */
    private final ExecutorService replies = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("decisions-replies").factory());

    DecisionBatcher(BatcherSettings settings, BatchTransaction transaction, DecisionMetrics metrics) {
        this.settings = settings;
        this.metrics = metrics;
        this.lanes = Stream.generate(() -> new Lane(settings.queueMax(), settings.batchMax(), batch -> {
                    metrics.batched(batch.size());
                    transaction.run(batch);
                }))
                .limit(settings.lanes())
                .toList();
    }

    @PostConstruct
    void start() {
        metrics.watchQueues(() -> lanes.stream().mapToInt(Lane::depth).sum());
        for (int lane = 0; lane < lanes.size(); lane++) {
            workers.add(Thread.ofPlatform().name("decisions-" + lane).start(lanes.get(lane)));
        }
    }

    /** The answer fails with a problem where the command is refused, the queue is full or the database cannot answer. */
    <R> Uni<R> submit(Command<R> command) {
        metrics.watch(command);
        Uni<R> answer = Uni.createFrom().completionStage(command.reply());
        int lane = Math.floorMod(command.key().subscriberId().hashCode(), lanes.size());
        if (!lanes.get(lane).offer(command)) {
            command.reply()
                    .completeExceptionally(
                            ProblemException.unavailable("too many requests are waiting", settings.retryAfter()));
            return answer;
        }
        return answer.emitOn(replies);
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lanes.forEach(Lane::stop);
        for (Thread worker : workers) {
            worker.join();
        }
        replies.close();
    }
}
