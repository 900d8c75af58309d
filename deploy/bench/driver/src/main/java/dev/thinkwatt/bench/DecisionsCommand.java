package dev.thinkwatt.bench;

import dev.thinkwatt.bench.machine.Machine;
import dev.thinkwatt.bench.machine.Place;
import dev.thinkwatt.bench.machine.PlaceOptions;
import dev.thinkwatt.bench.machine.Replica;
import dev.thinkwatt.bench.report.FigureOptions;
import dev.thinkwatt.bench.report.Markdown;
import dev.thinkwatt.bench.report.Results;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thinkwatt bench decisions}. */
@Command(
        name = "decisions",
        mixinStandardHelpOptions = true,
        description = {
            "Measure decisions against doing nothing, a transaction each, and bucket4j, on this machine.",
            "",
            "Starts PostgreSQL (durable: fsync and synchronous_commit on), Kafka and quota-service with the contenders in"
                    + " it, each a process of its own and away from any other stack, and removes all of it at the end. Let"
                    + " nothing else run meanwhile; compare figures of one run only."
        })
final class DecisionsCommand implements Callable<Integer> {

    @Option(names = "--quick", description = "About two minutes: short rounds, good for ratios and nothing else.")
    private boolean quick;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "SECTION",
            description = "Some of ${COMPLETION-CANDIDATES}. Default: all; with --quick, all but the soak.")
    private @Nullable Set<Section> only;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            description = "How often contenders take turns. Figures are medians. Default: 5, with --quick 2.")
    private @Nullable Integer rounds;

    @Option(
            names = "--soak",
            paramLabel = "DURATION",
            description = "How long memory is watched. Default: PT10M, with --quick not at all.")
    private @Nullable Duration soak;

    @Option(
            names = "--connections",
            paramLabel = "N",
            defaultValue = "256",
            description = "Kept-alive connections that ask at once. Default: ${DEFAULT-VALUE}.")
    private int connections;

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Mixin
    private PlaceOptions where = new PlaceOptions();

    Timing timing() {
        Timing timing = quick ? Timing.QUICK : Timing.FULL;
        timing = rounds == null ? timing : timing.withRounds(rounds);
        return soak == null ? timing : timing.withSoak(soak);
    }

    Set<Section> sections() {
        if (only != null) {
            return EnumSet.copyOf(only);
        }
        return quick && soak == null ? EnumSet.complementOf(EnumSet.of(Section.SOAK)) : EnumSet.allOf(Section.class);
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        Place place = where.place("run");
        place.claim();
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        System.out.println("Starting PostgreSQL, Kafka and quota-service, and seating 100,000 subscribers …");
        try (Rig rig = Rig.start(place, connections)) {
            System.out.printf("  ready after %d s%n", startedAt.until(Instant.now(), ChronoUnit.SECONDS));
            Results results = new Results(startedAt.toString(), rig.database().settings());
            describe(results);
            try {
                new Benchmark(rig, timing(), sections(), results, System.out).run();
            } finally {
                tell(results);
            }
            return results.replicas == null || results.replicas.isExact() ? 0 : 1;
        } finally {
            place.release();
        }
    }

    private void describe(Results results) throws IOException {
        results.machine.putAll(Machine.facts());
        results.machine.put("quota-service", Replica.HEAP + " -XX:+UseSerialGC");
        results.machine.put("connections", Integer.toString(connections));
    }

    private void tell(Results results) throws IOException {
        List<String> rivals = List.of(Contender.NAIVE.label, Contender.BUCKET4J.label);
        String text = new Markdown(
                        results,
                        new Markdown.Names(
                                Contender.NOTHING.label,
                                Contender.DECISIONS.label,
                                rivals,
                                Workload.SPREAD.label,
                                Workload.HOT.label))
                .text();
        figures.tell(text, results);
    }
}
