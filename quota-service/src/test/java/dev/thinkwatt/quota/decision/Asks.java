package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Ask;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What batches are tested with. */
final class Asks {

    static final Plan SEVEN =
            Plans.plan("seven", Plan.UnlistedModel.SUBSTITUTE_DEFAULT, List.of(Plans.thinkingPerWeek(7)));

    private Asks() {}

    static Command.Decide thinking(String subscriberId, String requestId) {
        return new Command.Decide(
                new DecisionKey(subscriberId, requestId),
                new Ask(Plans.THINKING, Selection.MANUAL, 0, null),
                new BodyHash("body"));
    }

    /** Runs all at once, and fails if one of them does. */
    static void inParallel(List<Runnable> work) throws InterruptedException {
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
