package dev.thinkwatt.bench;

import dev.thinkwatt.bench.rating.MonthCommand;
import dev.thinkwatt.bench.rating.RatingCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The {@code thinkwatt bench} command. */
@Command(
        name = "thinkwatt bench",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures on this machine; see docs/performance.md.",
        subcommands = {DecisionsCommand.class, MonthCommand.class, RatingCommand.class, RollbackCommand.class})
public final class Main {

    /** Held, because java.util.logging forgets the level of a logger that nobody holds. Kafka's client tells all its settings. */
    private static final Logger KAFKA = Logger.getLogger("org.apache.kafka");

    private Main() {}

    static CommandLine commandLine() {
        return new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    public static void main(String[] arguments) {
        KAFKA.setLevel(Level.WARNING);
        System.exit(commandLine().execute(arguments.length == 0 ? new String[] {"--help"} : arguments));
    }
}
