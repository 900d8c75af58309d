package dev.thinkwatt.bench.rating;

import dev.thinkwatt.bench.machine.BillingService;
import dev.thinkwatt.bench.machine.Machine;
import dev.thinkwatt.bench.machine.Place;
import dev.thinkwatt.bench.machine.PlaceOptions;
import dev.thinkwatt.bench.report.FigureOptions;
import dev.thinkwatt.bench.report.RatingMarkdown;
import dev.thinkwatt.bench.report.RatingResults;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code thinkwatt bench rating}. */
@Command(
        name = "rating",
        mixinStandardHelpOptions = true,
        description = {
            "Measure events priced and booked per second, beside COPY of the same rows and a transaction each.",
            "",
            "Starts PostgreSQL (durable: fsync and synchronous_commit on), Kafka and billing-service, each a process of its"
                    + " own and away from any other stack, and removes all of it at the end. Compare figures of one run only."
        })
public final class RatingCommand implements Callable<Integer> {

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "How often contenders take turns. Figures are medians. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--per-round",
            paramLabel = "N",
            defaultValue = "15000",
            description = "Events that contenders write in a round. Default: ${DEFAULT-VALUE}.")
    private long perRound;

    @Option(
            names = "--accounts",
            paramLabel = "N",
            defaultValue = "500",
            description = "Accounts whose usage it is. Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--steady",
            paramLabel = "DURATION",
            defaultValue = "PT20S",
            description =
                    "How long the delay is watched at half of the peak; PT0S: not at all. Default: ${DEFAULT-VALUE}.")
    private Duration steady = Duration.ZERO;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "200000",
            description =
                    "Events of the backlog that is drained with an eye on memory; 0: none. Default: ${DEFAULT-VALUE}.")
    private long backlog;

    @Mixin
    private FigureOptions figures = new FigureOptions();

    @Mixin
    private PlaceOptions where = new PlaceOptions();

    RatingPlan plan() {
        try {
            return new RatingPlan(accounts, 3, rounds, perRound, steady, backlog);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(new CommandLine(this), e.getMessage(), e);
        }
    }

    @Override
    public Integer call() throws Exception {
        RatingPlan plan = plan();
        Place place = where.place("rating");
        place.claim();
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        System.out.printf(
                "Starting PostgreSQL, Kafka and billing-service, and opening %,d accounts …%n", plan.accounts());
        try (BillingRig rig = BillingRig.start(place, plan.accounts(), BillingService.HEAP)) {
            System.out.printf("  ready after %d s%n", startedAt.until(Instant.now(), ChronoUnit.SECONDS));
            RatingResults results =
                    new RatingResults(startedAt.toString(), rig.database().settings());
            results.machine.putAll(Machine.facts());
            results.machine.put("billing-service", BillingService.options(BillingService.HEAP) + " -XX:+UseSerialGC");
            results.machine.put("accounts", Integer.toString(plan.accounts()));
            try {
                new RatingBenchmark(rig, plan, System.out).run(results);
            } finally {
                figures.tell(new RatingMarkdown(results).text(), results);
            }
        } finally {
            place.release();
        }
        return 0;
    }
}
