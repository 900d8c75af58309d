package dev.thinkwatt.local;

import dev.thinkwatt.local.access.KeysCommand;
import dev.thinkwatt.local.access.TokenCommand;
import dev.thinkwatt.local.replay.AuditCommand;
import dev.thinkwatt.local.replay.DemoCommand;
import dev.thinkwatt.local.replay.ReplayCommand;
import dev.thinkwatt.local.stack.DownCommand;
import dev.thinkwatt.local.stack.InfrastructureCommand;
import dev.thinkwatt.local.stack.LogsCommand;
import dev.thinkwatt.local.stack.ResetCommand;
import dev.thinkwatt.local.stack.StatusCommand;
import dev.thinkwatt.local.stack.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

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
            "  bench    Measure decisions, rating and rollbacks on this machine; see ./thinkwatt bench --help.",
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
            KeysCommand.class,
            TokenCommand.class,
            InfrastructureCommand.class,
            HelpCommand.class,
        })
public final class Main {

    private Main() {}

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Main()).setCaseInsensitiveEnumValuesAllowed(true);
        command.getSubcommands().values().forEach(sub -> sub.getCommandSpec().mixinStandardHelpOptions(true));
        System.exit(command.execute(arguments.length == 0 ? new String[] {"help"} : arguments));
    }
}
