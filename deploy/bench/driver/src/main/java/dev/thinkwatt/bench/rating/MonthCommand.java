package dev.thinkwatt.bench.rating;

import dev.thinkwatt.bench.machine.BillingService;
import dev.thinkwatt.bench.machine.Machine;
import dev.thinkwatt.bench.machine.Place;
import dev.thinkwatt.bench.machine.PlaceOptions;
import dev.thinkwatt.bench.report.MonthResults;
import dev.thinkwatt.bench.report.PageOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code thinkwatt bench month}. */
@Command(
        name = "month",
        mixinStandardHelpOptions = true,
        description = {
            "Take last month's usage of many accounts from events to final invoices and exports, audit it, and tell what each"
                    + " step took.",
            "",
            "Starts PostgreSQL (durable: fsync and synchronous_commit on), Kafka and billing-service, away from any other"
                    + " stack, and removes all of it at the end. Ends with 1 where the books do not balance."
        })
public final class MonthCommand implements Callable<Integer> {

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "2000", description = "Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Of all accounts together, evenly over the month. Default: ${DEFAULT-VALUE}.")
    private long events;

    @Option(names = "--final", paramLabel = "N", description = "Invoices that are made final at most. Default: all.")
    private int finalised = Integer.MAX_VALUE;

    @Option(
            names = "--no-redraw",
            description = "Draws every invoice once before it is made final. Default: twice, as a later run does.")
    private boolean once;

    @Option(
            names = "--heap",
            paramLabel = "MIB",
            description = "What billing-service is given. Default: ${DEFAULT-VALUE}.")
    private int heap = BillingService.HEAP;

    @Option(
            names = "--trace",
            paramLabel = "FILE",
            description = "Takes the tokens of requests from a trace, again and again. Default: they are drawn.")
    private @Nullable Path trace;

    @Mixin
    private PageOptions page = new PageOptions();

    @Mixin
    private PlaceOptions where = new PlaceOptions();

    void requireSense() {
        if (accounts < 1 || events < 1 || finalised < 1) {
            throw new ParameterException(new CommandLine(this), "--accounts, --events and --final are at least 1");
        }
        if (heap < 128) {
            throw new ParameterException(new CommandLine(this), "--heap is at least 128");
        }
    }

    @Override
    public Integer call() throws Exception {
        requireSense();
        Place place = where.place("month");
        place.claim();
        Instant startedAt = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        System.out.printf("Starting PostgreSQL, Kafka and billing-service, and opening %,d accounts …%n", accounts);
        try (BillingRig rig = BillingRig.start(place, accounts, heap)) {
            System.out.printf("  ready after %d s%n", startedAt.until(Instant.now(), ChronoUnit.SECONDS));
            MonthResults results =
                    new MonthResults(startedAt.toString(), rig.database().settings());
            results.machine.putAll(Machine.facts());
            results.machine.put("billing-service", BillingService.options(heap) + " -XX:+UseSerialGC");
            results.machine.put("accounts", Integer.toString(accounts));
            new MonthBenchmark(rig, System.out, results)
                    .run(accounts, events, finalised, once, trace == null ? Tokens.drawn() : Tokens.of(trace));
            page.tell(results.markdown());
            return results.balanced ? 0 : 1;
        } finally {
            place.release();
        }
    }
}
