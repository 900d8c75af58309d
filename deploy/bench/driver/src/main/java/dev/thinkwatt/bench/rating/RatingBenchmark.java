package dev.thinkwatt.bench.rating;

import dev.thinkwatt.bench.machine.BillingDatabase;
import dev.thinkwatt.bench.machine.Memory;
import dev.thinkwatt.bench.report.RatingMarkdown;
import dev.thinkwatt.bench.report.RatingResults;
import dev.thinkwatt.bench.report.Results;
import java.io.PrintStream;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * One run: contenders take turns, then the delay at half of the peak, then a backlog with an eye on memory, and last the service
 * without its batches.
 */
final class RatingBenchmark {

    private static final Duration MEMORY_EVERY = Duration.ofSeconds(3);
    private static final Duration ONE_BY_ONE = Duration.ofSeconds(5);

    /** Some seconds of a service that takes one event after the other. */
    private static final long ALONE_EVENTS = 1_500;

    /** Has a poll, which is a transaction, bring one event. */
    private static final Map<String, String> ALONE = Map.of("MP_MESSAGING_INCOMING_USAGE_MAX_POLL_RECORDS", "1");

    private final BillingRig rig;
    private final BillingDatabase database;
    private final RatingPlan plan;
    private final PrintStream out;

    RatingBenchmark(BillingRig rig, RatingPlan plan, PrintStream out) {
        this.rig = rig;
        this.database = rig.database();
        this.plan = plan;
        this.out = out;
    }

    void run(RatingResults results) throws Exception {
        try (UsageEvents events = UsageEvents.atOnce(rig.place(), plan.accounts(), Tokens.drawn());
                Connection connection = database.another()) {
            for (int round = 1; round <= plan.warmUps(); round++) {
                told("warm-up " + round, rate(RatingMarkdown.RATING, events, plan.perRound()));
            }
            CopiedRows copies = CopiedRows.prepare(connection, rig.place().data());
            OneByOne oneByOne = new OneByOne(connection, rig.place());
            // The first round warms up what the contenders run here; it is told and not counted.
            for (int round = 0; round <= plan.rounds(); round++) {
                List<RatingResults.Leg> legs = round(round, events, copies, oneByOne);
                if (round > 0) {
                    results.legs.addAll(legs);
                }
            }
            copies.forget();
            if (!plan.steady().isZero()) {
                results.delay = delay(results.perSecond(RatingMarkdown.RATING) / 2);
            }
            if (plan.backlog() > 0) {
                results.drain = drain(events);
            }
            results.legs.addAll(alone(events));
        }
        rig.requireAllPriced();
    }

    private List<RatingResults.Leg> round(int round, UsageEvents events, CopiedRows copies, OneByOne oneByOne)
            throws Exception {
        List<RatingResults.Leg> legs = new ArrayList<>();
        Map<TopicPartition, Long> from = oneByOne.ends();
        database.settle();
        Instant since = database.now();
        legs.add(told("round " + round, rate(RatingMarkdown.RATING, events, plan.perRound())));
        copies.take(since);
        for (String schema : List.of("keyed", "bare")) {
            Duration postgres = rig.postgresCpu();
            Duration took = copies.write(schema);
            legs.add(told(
                    "round " + round,
                    new RatingResults.Leg(
                            schema.equals("keyed") ? RatingMarkdown.COPY : RatingMarkdown.BARE,
                            plan.perRound(),
                            plan.perRound() / seconds(took),
                            Double.NaN,
                            micros(rig.postgresCpu().minus(postgres), plan.perRound()))));
        }
        OneByOne.Done done = oneByOne.run(from, ONE_BY_ONE, database::settle);
        legs.add(told(
                "round " + round,
                new RatingResults.Leg(RatingMarkdown.ONE, done.events(), done.perSecond(), Double.NaN, Double.NaN)));
        return legs;
    }

    /** From when so many events can be read to when all are committed. */
    private RatingResults.Leg rate(String contender, UsageEvents events, long count) throws Exception {
        long expected = database.received() + count;
        Duration postgresBefore = rig.postgresCpu();
        events.backlog(count);
        Duration sent = rig.serviceCpu();
        long startedAt = System.nanoTime();
        rig.awaitReceived(expected);
        double seconds = (System.nanoTime() - startedAt) / 1e9;
        return new RatingResults.Leg(
                contender,
                count,
                count / seconds,
                micros(rig.serviceCpu().minus(sent), count),
                micros(rig.postgresCpu().minus(postgresBefore), count));
    }

    /** The service as it is but for its batches; the first round warms it up. */
    private List<RatingResults.Leg> alone(UsageEvents events) throws Exception {
        rig.restart(ALONE);
        List<RatingResults.Leg> legs = new ArrayList<>();
        for (int round = 0; round <= plan.rounds(); round++) {
            database.settle();
            RatingResults.Leg leg = told("round " + round, rate(RatingMarkdown.ALONE, events, ALONE_EVENTS));
            if (round > 0) {
                legs.add(leg);
            }
        }
        return legs;
    }

    private RatingResults.Delay delay(double perSecond) throws Exception {
        database.settle();
        long before = database.received();
        Instant since = database.now();
        long count = (long) (perSecond * plan.steady().toNanos() / 1e9);
        try (UsageEvents events = UsageEvents.oneByOne(rig.place(), plan.accounts())) {
            events.steady(perSecond, plan.steady());
        }
        rig.awaitReceived(before + count);
        BillingDatabase.Delays delays = database.delays(since);
        out.printf(
                Locale.ROOT,
                "  steady: %,.0f events/s for %d s, p50 %,.0f ms, p99 %,.0f ms%n",
                perSecond,
                plan.steady().toSeconds(),
                delays.p50(),
                delays.p99());
        return new RatingResults.Delay(perSecond, delays.events(), delays.p50(), delays.p99(), delays.max());
    }

    private RatingResults.Drain drain(UsageEvents events) throws Exception {
        long expected = database.received() + plan.backlog();
        out.printf(Locale.ROOT, "  backlog: sending %,d events …%n", plan.backlog());
        events.backlog(plan.backlog());
        long startedAt = System.nanoTime();
        List<Results.MemoryAt> memory = new ArrayList<>();
        rig.awaitReceived(expected, MEMORY_EVERY, received -> {
            Memory held = Memory.of(rig.service().process());
            long second = Duration.ofNanos(System.nanoTime() - startedAt).toSeconds();
            long left = expected - received;
            memory.add(new Results.MemoryAt(second, held.residentKib(), held.heapKib()));
            out.printf(
                    Locale.ROOT,
                    "  backlog: %,d left after %d s, about %,d s to go, heap %,d KiB, resident %,d KiB%n",
                    left,
                    second,
                    left * second / Math.max(1, plan.backlog() - left),
                    held.heapKib(),
                    held.residentKib());
        });
        return new RatingResults.Drain(plan.backlog(), (System.nanoTime() - startedAt) / 1e9, memory);
    }

    private RatingResults.Leg told(String when, RatingResults.Leg leg) {
        out.printf(
                Locale.ROOT,
                "  %-10s %-48s %,9.0f events/s of %,d%n",
                when,
                leg.contender(),
                leg.perSecond(),
                leg.events());
        return leg;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static double micros(Duration cpu, long events) {
        return cpu.toNanos() / 1_000.0 / events;
    }
}
