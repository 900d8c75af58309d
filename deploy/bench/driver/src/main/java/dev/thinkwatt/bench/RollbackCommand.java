package dev.thinkwatt.bench;

import dev.thinkwatt.bench.machine.PortOptions;
import dev.thinkwatt.bench.machine.Suite;
import dev.thinkwatt.bench.report.PageOptions;
import dev.thinkwatt.bench.report.Waits;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** {@code thinkwatt bench rollback}. */
@Command(
        name = "rollback",
        mixinStandardHelpOptions = true,
        description = {
            "Measure how long it takes from the call of a rollback to the first decision that obeys it, and to its"
                    + " charge.",
            "",
            "Starts the whole suite away from any other stack, and removes it at the end. Ends with 1 where any"
                    + " rollback took more than five seconds."
        })
final class RollbackCommand implements Callable<Integer> {

    /** What rollbacks are promised to take at most. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "20",
            description = "How often each is rolled back. Default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Mixin
    private PageOptions page = new PageOptions();

    @Mixin
    private PortOptions ports = new PortOptions();

    int rounds() {
        if (rounds < 1) {
            throw new ParameterException(new CommandLine(this), "--rounds is at least 1");
        }
        return rounds;
    }

    @Override
    public Integer call() throws IOException {
        int wanted = rounds();
        List<Waits> waits;
        try (Suite suite = Suite.start(ports.place("suite"))) {
            waits = new Rollbacks(suite.stack(), wanted, System.out).run();
        }
        page.tell(Waits.table("from the call of a rollback until what it brings back is", waits, PROMISED.toMillis()));
        return waits.stream().allMatch(wait -> wait.worst() <= PROMISED.toMillis()) ? 0 : 1;
    }
}
