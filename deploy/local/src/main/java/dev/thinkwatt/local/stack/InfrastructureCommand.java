package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.frontdoor.FrontDoor;
import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.infrastructure.LocalKafka;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** PostgreSQL, Kafka, the identity provider and the front door in one process, until it is told to end. */
@Command(name = "infrastructure", hidden = true)
public final class InfrastructureCommand implements Callable<Integer> {

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--port-offset", required = true)
    private int portOffset;

    /** The door first, so that nobody comes in while the rest closes; PostgreSQL last, because it holds what counts. */
    private final Deque<AutoCloseable> parts = new ConcurrentLinkedDeque<>();

    @Override
    public Integer call() throws Exception {
        Home home = new Home(Path.of(System.getProperty("thinkwatt.root", ".")), data);
        Ports ports = new Ports(portOffset);
        Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
        CompletableFuture<LocalPostgres> starting = CompletableFuture.supplyAsync(() -> postgres(home, ports));
        parts.addFirst(LocalKafka.start(home.kafka(), ports.kafka(), ports.kafkaController()));
        LocalPostgres postgres = starting.get();
        parts.addFirst(LocalIdentity.start(ports.identity()));
        parts.addFirst(FrontDoor.start(ports.frontDoor(), Demo.upstreams(ports)));
        postgres.onExit().get();
        System.err.println("PostgreSQL ended, so this process ends too; start it again with ./thinkwatt up.");
        return Exit.FAILED;
    }

    private LocalPostgres postgres(Home home, Ports ports) {
        try {
            LocalPostgres postgres = LocalPostgres.durable(home.postgres(), ports.postgres());
            parts.addLast(postgres);
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void close() {
        for (AutoCloseable part : parts) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("while stopping: " + e);
            }
        }
    }
}
