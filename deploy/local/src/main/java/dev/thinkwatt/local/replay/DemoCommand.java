package dev.thinkwatt.local.replay;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thinkwatt demo}. */
@Command(
        name = "demo",
        description =
                "Send a minute's worth of made-up traffic and show what became of it: downgrades, money, electricity.")
public final class DemoCommand implements Callable<Integer> {

    private static final int REQUESTS = 1_200;
    private static final long SEED = 7;
    private static final String MODELS = "gpt-5=45,gpt-5-thinking=35,gpt-5-mini=15,gpt-4o=5";

    @Mixin
    private PlayOptions options = new PlayOptions();

    @Override
    public Integer call() {
        return Exit.of(() -> {
            Trace trace = Trace.generated(new SplittableRandom(SEED), REQUESTS, Duration.ofMinutes(1));
            Play.Casting casting = options.casting(Shares.parse("--models", MODELS), new Speed.Max());
            return options.run(System.out)
                    .play(
                            trace,
                            options.setting(
                                    ReplayCommand.id(null), 3, 12, List.of("free", "plus", "enterprise-api"), casting));
        });
    }
}
