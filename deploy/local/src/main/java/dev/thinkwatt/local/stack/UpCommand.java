package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thinkwatt up}. */
@Command(
        name = "up",
        description = "Build what changed, start what is not running, seed the demo, and say where to look.",
        footer = {"", "Safe to call at any time: after a crash it repairs, otherwise it only looks."})
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            description = "Added to every port. Default: that of the last time, or 0.")
    private @Nullable Integer portOffset;

    @Option(names = "--no-build", description = "Start what is built already.")
    private boolean noBuild;

    @Override
    public Integer call() {
        return Exit.of(() -> {
            long startedAt = System.nanoTime();
            Home home = options.home();
            try (FileChannel lock = home.lock()) {
                build(home);
                Ports ports = ports(home);
                new Stack(home, ports, System.out).start();
                boolean ours = Issuer.isOurs(System.getenv());
                if (ours) {
                    Demo.seed(home, ports, System.out);
                }
                System.out.printf("Up after %.1f s.%n%n", (System.nanoTime() - startedAt) / 1e9);
                System.out.print(StatusTable.of(home, ports).render());
                if (ours) {
                    Demo.invite(home, ports, System.out);
                } else {
                    Demo.explain(home, ports, System.out);
                }
                return lock.isOpen() ? Exit.OK : Exit.FAILED;
            }
        });
    }

    private void build(Home home) throws IOException {
        Build build = new Build(home.root());
        if (noBuild || !build.isStale()) {
            return;
        }
        Stack running = new Stack(home, home.ports(), System.out);
        if (running.runsAnything()) {
            System.out.println("Sources are newer than what runs: it is stopped, built and started again.");
            running.stop();
        }
        build.run(System.out);
    }

    /** A running stack keeps its ports. */
    private Ports ports(Home home) {
        Ports last = home.ports();
        Ports wanted = portOffset == null ? last : new Ports(portOffset);
        if (!wanted.equals(last) && new Stack(home, last, System.out).runsAnything()) {
            throw new Refusal(
                    "The stack in %s runs with --port-offset %d. Stop it first (thinkwatt down), or use another --data DIR."
                            .formatted(home.data(), last.offset()));
        }
        return wanted;
    }
}
