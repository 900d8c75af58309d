package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.policy.RoutingFloor;
import dev.thinkwatt.quota.routing.RoutingCounts;
import dev.thinkwatt.quota.subscriber.Subscribers;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is measured of decisions; never by subscriber. */
@ApplicationScoped
class DecisionMetrics {

    private static final Duration[] BUCKETS = {
        Duration.ofMillis(1),
        Duration.ofMillis(2),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofSeconds(1)
    };

    private final MeterRegistry registry;
    private final Map<Outcome, Timer> decisions = new EnumMap<>(Outcome.class);
    private final Timer failed;
    private final DistributionSummary batchSize;
    private final RoutingCounts routing;
    private final Subscribers subscribers;
    private final Clock clock;

    DecisionMetrics(MeterRegistry registry, RoutingCounts routing, Subscribers subscribers, Clock clock) {
        this.routing = routing;
        this.subscribers = subscribers;
        this.clock = clock;
        this.registry = registry;
        for (Outcome outcome : Outcome.values()) {
            decisions.put(outcome, timer(outcome.name()));
        }
        this.failed = timer("FAILED");
        this.batchSize = DistributionSummary.builder("quota.batch.size")
                .description("Commands in one transaction")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(registry);
    }

    /** Times a decision from its arrival to its answer, and counts it by outcome. */
    void watch(Command<?> command) {
        if (command instanceof Command.Decide decide) {
            long arrived = System.nanoTime();
            var _ = decide.reply().whenComplete((written, failure) -> {
                @Nullable Answer answer = written == null ? null : written.answer();
                timer(answer).record(Duration.ofNanos(System.nanoTime() - arrived));
                if (answer != null) {
                    route(decide.ask(), answer);
                }
            });
        }
    }

    /** Counts what a router chose, whatever came of it. A model has to be of the plan: a client can think of as many names as it likes. */
    private void route(Ask ask, Answer answer) {
        PlanVersion decidedBy = answer.plan();
        String model = ask.model();
        if (ask.selection() == Selection.AUTO && decidedBy != null && model != null && !answer.replayed()) {
            Instant now = clock.instant();
            subscribers
                    .plan(decidedBy)
                    .filter(plan -> plan.model(model).isPresent())
                    .ifPresent(plan -> routing.routed(
                            plan.id(),
                            model,
                            RoutingFloor.isMisrouted(plan, subscribers.retirements(), ask, now),
                            now));
        }
    }

    void batched(int size) {
        batchSize.record(size);
    }

    void watchQueues(Supplier<Number> depth) {
        Gauge.builder("quota.queue.depth", depth)
                .description("Commands that wait for a transaction")
                .register(registry);
    }

    private Timer timer(@Nullable Answer answer) {
        return answer == null ? failed : decisions.getOrDefault(answer.outcome(), failed);
    }

    private Timer timer(String outcome) {
        return Timer.builder("quota.decision")
                .description("Decisions by outcome, from arrival to answer")
                .tag("outcome", outcome)
                .serviceLevelObjectives(BUCKETS)
                .register(registry);
    }
}
