package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.infrastructure.Postmaster;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** The processes of one data folder. What runs is left alone; what does not is started. */
final class Stack {

    static final String INFRASTRUCTURE = "infrastructure";

    private static final long DISK_MIN_BYTES = 1L << 30;
    private static final Duration READY_WITHIN = Duration.ofMinutes(2);
    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final int LINES_SHOWN = 15;

    private final Home home;
    private final Ports ports;
    private final PrintStream out;
    private final Probe probe = new Probe();

    Stack(Home home, Ports ports, PrintStream out) {
        this.home = home;
        this.ports = ports;
        this.out = out;
    }

    Daemon infrastructure() {
        return new Daemon(home, INFRASTRUCTURE);
    }

    Daemon daemon(Service service) {
        return new Daemon(home, service.id());
    }

    boolean runsAnything() {
        return infrastructure().isRunning()
                || Arrays.stream(Service.values())
                        .anyMatch(service -> daemon(service).isRunning());
    }

    /**
     * Starts what is not running, and waits until all of it is ready.
     *
     * @throws Refusal if a port is taken, the disk is full, or something does not come up
     */
    void start() throws IOException {
        Secrets secrets = Secrets.of(home);
        Issuer issuer = Issuer.of(ports, secrets, System.getenv());
        requireDisk();
        requirePorts();
        home.remember(ports);
        if (!infrastructure().isRunning()) {
            infrastructure().start(JavaCommand.infrastructure(home, ports), Map.of());
        }
        await("PostgreSQL, Kafka, sign-in, front door", infrastructure(), () -> probe.infrastructureIsReady(ports));
        for (Service service : Service.values()) {
            if (!daemon(service).isRunning()) {
                daemon(service)
                        .start(
                                JavaCommand.service(service, home.root()),
                                JavaCommand.environment(service, ports, issuer, secrets));
            }
        }
        for (Service service : Service.values()) {
            await(service.id(), daemon(service), () -> probe.isReady(service, ports));
        }
    }

    private void requireDisk() throws IOException {
        long free = Files.getFileStore(home.data()).getUsableSpace();
        if (free < DISK_MIN_BYTES) {
            throw new Refusal(
                    "Only %,d MiB are free where %s lies; the stack needs 1,024. Make room, or use --data DIR elsewhere."
                            .formatted(free >> 20, home.data()));
        }
    }

    private void requirePorts() {
        if (!infrastructure().isRunning()) {
            PortCheck.requireFree(ports.frontDoor(), "the front door");
            PortCheck.requireFree(ports.identity(), "the identity provider");
            PortCheck.requireFree(ports.kafka(), "Kafka");
            PortCheck.requireFree(ports.kafkaController(), "Kafka's controller");
            requirePostgresPort();
        }
        for (Service service : Service.values()) {
            if (!daemon(service).isRunning()) {
                PortCheck.requireFree(ports.service(service), service.id());
                PortCheck.requireFree(ports.management(service), service.id() + "'s management");
            }
        }
    }

    /** A PostgreSQL that a killed process left behind on this very folder is stopped, cleanly, and started anew. */
    private void requirePostgresPort() {
        Postmaster.of(home.postgres().resolve("data"))
                .ifPresentOrElse(
                        orphan -> out.printf(
                                "  PostgreSQL (process %d) was left behind by a killed stack; it is stopped first.%n",
                                orphan.pid()),
                        () -> PortCheck.requireFree(ports.postgres(), "PostgreSQL"));
    }

    private void await(String what, Daemon daemon, BooleanSupplier ready) {
        long startedAt = System.nanoTime();
        long deadline = startedAt + READY_WITHIN.toNanos();
        while (!ready.getAsBoolean()) {
            boolean gone = !daemon.isRunning();
            if (gone || System.nanoTime() > deadline) {
                String why = gone ? " ended while starting" : " is not ready after " + READY_WITHIN.toSeconds() + " s";
                throw new Refusal(what + why + ". The end of its log (" + home.log(daemon.name()) + "):\n  "
                        + String.join("\n  ", daemon.lastLines(LINES_SHOWN)));
            }
            pause();
        }
        out.printf("  %-38s ready after %.1f s%n", what, (System.nanoTime() - startedAt) / 1e9);
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_EVERY);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Refusal("Interrupted.");
        }
    }

    /** Stops everything, last started first. */
    void stop() throws IOException {
        List<Daemon> order = new ArrayList<>();
        Arrays.stream(Service.values()).forEach(service -> order.addFirst(daemon(service)));
        order.add(infrastructure());
        for (Daemon daemon : order) {
            boolean ran = daemon.isRunning();
            boolean byItself = daemon.stop();
            if (ran) {
                out.printf(
                        "  %-16s %s%n",
                        daemon.name(), byItself ? "stopped" : "did not stop within 30 s and was killed");
            }
        }
        var orphan = Postmaster.of(home.postgres().resolve("data"));
        if (orphan.isPresent()) {
            orphan.get().stop();
            out.printf("  %-16s stopped (it was left behind by a killed process)%n", "postgresql");
        }
    }
}
