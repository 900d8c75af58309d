package dev.thinkwatt.local.stack;

import dev.thinkwatt.local.frontdoor.FrontDoor;
import dev.thinkwatt.local.infrastructure.LocalKafka;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** PostgreSQL, Kafka and the front door in one process, until it is told to end. */
@Command(name = "infrastructure", hidden = true)
public final class InfrastructureCommand implements Callable<Integer> {

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--port-offset", required = true)
    private int portOffset;

    @Override
    public Integer call() throws Exception {
        Home home = new Home(Path.of(System.getProperty("thinkwatt.root", ".")), data);
        Ports ports = new Ports(portOffset);
        CompletableFuture<LocalPostgres> starting = CompletableFuture.supplyAsync(() -> postgres(home, ports));
        LocalKafka kafka = LocalKafka.start(home.kafka(), ports.kafka(), ports.kafkaController());
        LocalPostgres postgres = starting.get();
        FrontDoor door = FrontDoor.start(ports.frontDoor(), Demo.upstreams(ports));
        CountDownLatch ended = new CountDownLatch(1);
        var _ = postgres.onExit().thenRun(ended::countDown);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> close(door, kafka, postgres), "shutdown"));
        ended.await();
        System.err.println("PostgreSQL ended, so this process ends too; start it again with ./thinkwatt up.");
        return Exit.FAILED;
    }

    private static LocalPostgres postgres(Home home, Ports ports) {
        try {
            return LocalPostgres.durable(home.postgres(), ports.postgres());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The door first, so that nobody comes in while the rest closes; PostgreSQL last, because it holds what counts. */
    private static void close(FrontDoor door, LocalKafka kafka, LocalPostgres postgres) {
        for (AutoCloseable part : new AutoCloseable[] {door, kafka, postgres}) {
            try {
                part.close();
            } catch (Exception e) {
                System.err.println("while stopping: " + e);
            }
        }
    }
}
