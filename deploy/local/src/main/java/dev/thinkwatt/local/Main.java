package dev.thinkwatt.local;

import dev.thinkwatt.local.access.KeysCommand;
import dev.thinkwatt.local.access.TokenCommand;
import dev.thinkwatt.local.replay.AuditCommand;
import dev.thinkwatt.local.replay.DemoCommand;
import dev.thinkwatt.local.replay.ReplayCommand;
import dev.thinkwatt.local.replay.RepublishCommand;
import dev.thinkwatt.local.stack.DownCommand;
import dev.thinkwatt.local.stack.InfrastructureCommand;
import dev.thinkwatt.local.stack.LogsCommand;
import dev.thinkwatt.local.stack.ResetCommand;
import dev.thinkwatt.local.stack.StatusCommand;
import dev.thinkwatt.local.stack.UpCommand;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.TypeConversionException;

/** The {@code thinkwatt} command. */
@Command(
        name = "thinkwatt",
        mixinStandardHelpOptions = true,
        version = "Thinkwatt 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = "Usage quotas and billing for large language models, electricity included, on this machine.",
        footer = {
            "",
            "  test     Run all tests: a pass-through to Maven, so its options may follow.",
            "  bench    Measure decisions, rating and rollbacks; see ./thinkwatt bench --help.",
            "",
            "Start with: ./thinkwatt up"
        },
        subcommands = {
            UpCommand.class,
            StatusCommand.class,
            LogsCommand.class,
            DownCommand.class,
            ResetCommand.class,
            DemoCommand.class,
            ReplayCommand.class,
            AuditCommand.class,
            RepublishCommand.class,
            KeysCommand.class,
            TokenCommand.class,
            InfrastructureCommand.class,
            HelpCommand.class,
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        System.exit(command().execute(arguments.length == 0 ? new String[] {"help"} : arguments));
    }

    static CommandLine command() {
        CommandLine command = new CommandLine(new Main())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(Duration.class, text -> parsed(text, "a duration, such as PT1H", Duration::parse))
                .registerConverter(
                        Instant.class,
                        text -> parsed(text, "an instant, such as 2027-06-30T00:00:00Z", Instant::parse));
        command.getSubcommands().values().forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        return command;
    }

    private static <T> T parsed(String text, String expected, Function<String, T> parse) {
        try {
            return parse.apply(text);
        } catch (DateTimeException e) {
            throw new TypeConversionException("'" + text + "' is not " + expected);
        }
    }
}
