package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Reply.Count;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Span;
import dev.thinkwatt.e2e.history.Reply.Stood;
import dev.thinkwatt.e2e.history.Terms.Allowance;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What histories are written with by hand: two requests of thinking, then one of mini, then nothing. Times are seconds. */
final class Cases {

    static final String THINKING = "thinking";
    static final String MINI = "mini";
    static final Terms TERMS = new Terms(
            List.of(new Allowance(THINKING, THINKING, 2, true, MINI), new Allowance(MINI, MINI, 1, false, null)));
    static final Span TODAY = new Span(0, seconds(1_000));
    static final Span TOMORROW = new Span(seconds(1_000), seconds(2_000));

    private Cases() {}

    static long seconds(long seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    static Decide thinking(String requestId) {
        return new Decide(requestId, THINKING, true, 0);
    }

    /** Thinking serves, the so-many-th of its window. */
    static Decided granted(long used) {
        return granted(used, TODAY);
    }

    static Decided granted(long used, Span window) {
        return new Decided("GRANTED", THINKING, false, Map.of(THINKING, Count.of(window, 2, used)), "granted");
    }

    /** Mini serves in its place. */
    static Decided downgraded(long miniUsed) {
        return new Decided("DOWNGRADED", MINI, false, exhausted(miniUsed), "downgraded");
    }

    static Decided denied() {
        return new Decided("DENIED", null, false, exhausted(1), "denied");
    }

    static Stood standing(long thinkingUsed, long miniUsed) {
        return new Stood(Map.of(THINKING, Count.of(TODAY, 2, thinkingUsed), MINI, Count.of(TODAY, 1, miniUsed)));
    }

    private static Map<String, Count> exhausted(long miniUsed) {
        return Map.of(THINKING, Count.of(TODAY, 2, 2), MINI, Count.of(TODAY, 1, miniUsed));
    }

    /** A history as it is written down. */
    static final class Script {

        private final List<Operation> operations = new ArrayList<>();

        Script answered(long from, long until, Call call, Reply reply) {
            operations.add(new Operation("c", seconds(from), seconds(until), call, reply, Operation.Told.NOTHING));
            return this;
        }

        Script unanswered(long from, Call call) {
            operations.add(Operation.open("c", seconds(from), call));
            return this;
        }

        Verdict verdict() {
            return new Checker(TERMS, 10_000).check(operations);
        }
    }
}
