package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.local.client.Api;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** What was answered, and how long it took. */
final class Tally {

    private static final long LATENCY_MAX_US = Duration.ofMinutes(20).toNanos() / 1_000;

    private final Map<String, LongAdder> outcomes = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> downgrades = new ConcurrentHashMap<>();
    private final LongAdder settled = new LongAdder();
    private final LongAdder replayed = new LongAdder();
    private final Histogram deciding = new ConcurrentHistogram(LATENCY_MAX_US, 3);
    private final Histogram settling = new ConcurrentHistogram(LATENCY_MAX_US, 3);
    private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();
    private long startedAt;
    private long stoppedAt;

    void start() {
        startedAt = System.nanoTime();
    }

    void stop() {
        stoppedAt = System.nanoTime();
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startedAt);
    }

    Duration length() {
        return Duration.ofNanos(stoppedAt - startedAt);
    }

    Api.Reply decide(Supplier<Api.Reply> call) {
        return timed(deciding, call);
    }

    Api.Reply settle(Supplier<Api.Reply> call) {
        Api.Reply reply = timed(settling, call);
        settled.increment();
        return reply;
    }

    private static Api.Reply timed(Histogram latencies, Supplier<Api.Reply> call) {
        long before = System.nanoTime();
        Api.Reply reply = call.get();
        latencies.recordValue(Math.min(LATENCY_MAX_US, (System.nanoTime() - before) / 1_000));
        return reply;
    }

    void decided(JsonNode decision) {
        count(outcomes, decision.path("outcome").asText());
        if (decision.path("replayed").asBoolean()) {
            replayed.increment();
        }
        if (decision.hasNonNull("notice")) {
            JsonNode notice = decision.get("notice");
            count(
                    downgrades,
                    notice.path("from").asText() + " → " + notice.path("to").asText());
        }
    }

    private static void count(Map<String, LongAdder> counts, String name) {
        counts.computeIfAbsent(name, key -> new LongAdder()).increment();
    }

    /** The first failure ends the play. */
    void failed(RuntimeException e) {
        failure.compareAndSet(null, e);
    }

    @Nullable RuntimeException failure() {
        return failure.get();
    }

    Map<String, Long> outcomes() {
        return sums(outcomes);
    }

    Map<String, Long> downgrades() {
        return sums(downgrades);
    }

    private static Map<String, Long> sums(Map<String, LongAdder> counts) {
        Map<String, Long> sums = new TreeMap<>();
        counts.forEach((name, count) -> sums.put(name, count.sum()));
        return sums;
    }

    long settled() {
        return settled.sum();
    }

    long replayed() {
        return replayed.sum();
    }

    Histogram deciding() {
        return deciding;
    }

    Histogram settling() {
        return settling;
    }
}
