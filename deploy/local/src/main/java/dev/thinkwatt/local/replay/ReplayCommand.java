package dev.thinkwatt.local.replay;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code thinkwatt replay FILE}. */
@Command(
        name = "replay",
        description = "Play a trace of real traffic against the running stack, then invoice it and audit the books.",
        footer = {
            "",
            "FILE has the columns " + Trace.HEADER + ", like the Azure LLM inference traces.",
            "Each row becomes a request of some subscriber now: decided, and settled with the row's tokens.",
            "Few subscribers and --plan free or plus show allowances running out and downgrades happening."
        })
public final class ReplayCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "The trace.")
    private Path file = Path.of("");

    @Option(
            names = "--run",
            paramLabel = "ID",
            description = "Names the run; the same id takes it up again. Default: made from the time.")
    private @Nullable String run;

    @Option(
            names = "--speed",
            paramLabel = "SPEED",
            defaultValue = "max",
            description = "recorded, a factor such as 10x, or max. Default: ${DEFAULT-VALUE}.")
    private String speed = "max";

    @Option(names = "--subscribers", paramLabel = "N", defaultValue = "200", description = "Default: ${DEFAULT-VALUE}.")
    private int subscribers;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "10", description = "Default: ${DEFAULT-VALUE}.")
    private int accounts;

    @Option(
            names = "--plan",
            paramLabel = "PLAN",
            split = ",",
            defaultValue = "enterprise-api,plus",
            description = "Plans, dealt to the accounts in turn. Default: ${DEFAULT-VALUE}.")
    private List<String> plans = List.of();

    @Option(
            names = "--models",
            paramLabel = "SHARES",
            defaultValue = "gpt-5=50,gpt-5-thinking=35,gpt-5-mini=15",
            description = "Models asked for, with weights. Default: ${DEFAULT-VALUE}.")
    private String models = "";

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Override
    public Integer call() {
        return Exit.of(() -> {
            Trace trace = Trace.read(file);
            Play.Casting casting = options.casting(Shares.parse("--models", models), Speed.parse(speed));
            return options.run(System.out).play(trace, options.setting(id(run), accounts, subscribers, plans, casting));
        });
    }

    static String id(@Nullable String given) {
        return given != null
                ? given
                : "r"
                        + DateTimeFormatter.ofPattern("yyMMddHHmmss")
                                .withZone(ZoneOffset.UTC)
                                .format(Instant.now());
    }
}
