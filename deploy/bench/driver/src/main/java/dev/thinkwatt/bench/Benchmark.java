package dev.thinkwatt.bench;

import dev.thinkwatt.bench.load.Pace;
import dev.thinkwatt.bench.load.RequestTemplate;
import dev.thinkwatt.bench.machine.Memory;
import dev.thinkwatt.bench.machine.QuotaDatabase;
import dev.thinkwatt.bench.machine.World;
import dev.thinkwatt.bench.report.Leg;
import dev.thinkwatt.bench.report.Results;
import java.io.IOException;
import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

/** One run, section by section. Contenders take turns in short rounds, because the machine is never quiet for long. */
final class Benchmark {

    private static final List<Workload> WORKLOADS = List.of(Workload.SPREAD, Workload.HOT);
    private static final Pace CLOSED = new Pace.Closed();
    private static final int TIGHT_LIMIT = 50;
    private static final int TIGHT_ASKED = 4 * TIGHT_LIMIT * World.TIGHT_COUNT;
    private static final int MEMORY_LOOKS = 30;

    /** The soak keeps more than a gigabyte of decisions even so. */
    private static final double SOAK_RATE_MAX = 2_000;

    private final Rig rig;
    private final Timing timing;
    private final Set<Section> sections;
    private final Results results;
    private final PrintStream out;

    Benchmark(Rig rig, Timing timing, Set<Section> sections, Results results, PrintStream out) {
        this.rig = rig;
        this.timing = timing;
        this.sections = sections;
        this.results = results;
        this.out = out;
    }

    void run() throws IOException, SQLException, InterruptedException {
        everybodyOnce();
        QuotaDatabase.Updates before = rig.database().counterUpdates();
        warmUp();
        if (sections.contains(Section.PEAK)) {
            peaks();
        }
        if (sections.contains(Section.LATENCY)) {
            latencies();
        }
        if (sections.contains(Section.SOAK)) {
            soak();
        }
        if (sections.contains(Section.REPLICAS)) {
            replicas();
        }
        TimeUnit.SECONDS.sleep(2); // servers report their statistics when they have been idle for a second
        QuotaDatabase.Updates updates = rig.database().counterUpdates().since(before);
        results.heapOnly = new Results.HeapOnly(updates.all(), updates.heapOnly());
    }

    /** A subscriber's first request makes rows; what is measured is those who have asked before. Doing nothing makes none. */
    private void everybodyOnce() throws IOException {
        for (Contender contender : contenders()) {
            IntSupplier each = Workload.EACH.subscribers();
            double asked = contender == Contender.NOTHING ? World.SUBSCRIBERS : 0;
            while (asked < World.SUBSCRIBERS) {
                Leg leg = rig.measure(contender, Workload.EACH, each, CLOSED, 1, Duration.ZERO, timing.peak());
                told("first requests", leg);
                asked += leg.perSecond() * timing.peak().toSeconds();
            }
        }
    }

    private void warmUp() throws IOException {
        for (Workload workload : WORKLOADS) {
            for (Contender contender : contenders()) {
                told("warm-up", rig.measure(contender, workload, CLOSED, 1, Duration.ZERO, timing.warmUp()));
            }
        }
    }

    private List<Contender> contenders() {
        return sections.contains(Section.PEAK) ? List.of(Contender.values()) : List.of(Contender.DECISIONS);
    }

    private void peaks() throws IOException, SQLException {
        for (int round = 1; round <= timing.rounds(); round++) {
            for (Workload workload : WORKLOADS) {
                for (Contender contender : Contender.values()) {
                    rig.database().checkpoint();
                    results.peaks.add(told(
                            "round " + round,
                            rig.measure(contender, workload, CLOSED, 1, timing.leadIn(), timing.peak())));
                }
            }
        }
    }

    private void latencies() throws IOException, SQLException {
        for (Workload workload : WORKLOADS) {
            double rate = peak(workload) / 2;
            rig.database().makeLogFiles();
            Duration counted = timing.steady().multipliedBy(timing.rounds());
            results.steady.add(new Results.Steady(rate, told("steady", steady(workload, rate, counted))));
        }
    }

    private Leg steady(Workload workload, double rate, Duration counted) throws IOException {
        return rig.measure(Contender.DECISIONS, workload, new Pace.Constant(rate), 1, timing.leadIn(), counted);
    }

    /** As measured against the others, or found now. */
    private double peak(Workload workload) throws IOException {
        double known = results.peak(Contender.DECISIONS.label, workload.label);
        return known > 0
                ? known
                : told("peak", rig.measure(Contender.DECISIONS, workload, CLOSED, 1, timing.leadIn(), timing.peak()))
                        .perSecond();
    }

    private void soak() throws IOException, InterruptedException {
        double rate = Math.min(peak(Workload.SPREAD) / 2, SOAK_RATE_MAX);
        CompletableFuture<Leg> load = CompletableFuture.supplyAsync(() -> {
            try {
                return steady(Workload.SPREAD, rate, timing.soak());
            } catch (IOException e) {
                throw new CompletionException(e);
            }
        });
        long startedAt = System.nanoTime();
        List<Results.MemoryAt> memory = new ArrayList<>();
        for (int look = 1; look <= MEMORY_LOOKS && !load.isDone(); look++) {
            long due = startedAt + timing.soak().toNanos() / MEMORY_LOOKS * look;
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            Memory now = Memory.of(rig.replicas().getFirst().process());
            memory.add(new Results.MemoryAt(
                    TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - startedAt), now.residentKib(), now.heapKib()));
        }
        results.soak = new Results.Soak(new Results.Steady(rate, told("soak", load.join())), memory);
    }

    private void replicas() throws IOException, SQLException {
        rig.addReplica();
        told("warm-up", rig.measure(Contender.DECISIONS, Workload.SPREAD, CLOSED, 2, Duration.ZERO, timing.warmUp()));
        List<Double> one = new ArrayList<>();
        List<Double> two = new ArrayList<>();
        for (int round = 1; round <= timing.replicaRounds(); round++) {
            one.add(ofReplicas(round, 1));
            two.add(ofReplicas(round, 2));
        }
        exhaustLimits();
        QuotaDatabase.Admission found =
                rig.database().admission(RequestTemplate.subscriberId(World.TIGHT), TIGHT_LIMIT);
        results.replicas = new Results.Replicas(
                one, two, found.subscribers(), found.wrong(), found.above(), found.granted(), TIGHT_LIMIT);
    }

    /** Until everybody has asked for several times the limit, however slow the machine is. */
    private void exhaustLimits() throws IOException {
        double asked = 0;
        while (asked < TIGHT_ASKED) {
            Leg leg = rig.measure(Contender.DECISIONS, Workload.TIGHT, CLOSED, 2, Duration.ZERO, timing.peak());
            told("limits", leg);
            asked += leg.perSecond() * timing.peak().toSeconds();
        }
    }

    private double ofReplicas(int round, int count) throws IOException, SQLException {
        rig.database().checkpoint();
        return told(
                        "round " + round + ", replicas " + count,
                        rig.measure(
                                Contender.DECISIONS, Workload.SPREAD, CLOSED, count, timing.leadIn(), timing.peak()))
                .perSecond();
    }

    /** Says what came. Only successes count, and none of ours may fail; what rivals cannot bear is told and left at that. */
    private Leg told(String when, Leg leg) throws IOException {
        out.printf(
                Locale.ROOT,
                "  %-20s %-32s %-20s %,8.0f/s   p50 %6.2f ms   p99 %7.2f ms%s%n",
                when,
                leg.workload(),
                leg.contender(),
                leg.perSecond(),
                leg.p50Millis(),
                leg.p99Millis(),
                leg.failures() == 0 ? "" : "   " + leg.failures() + " failed");
        if (leg.failures() > 0 && leg.contender().equals(Contender.DECISIONS.label)) {
            throw new IOException("%d decisions failed. The first:%n%s".formatted(leg.failures(), leg.firstFailure()));
        }
        return leg;
    }
}
