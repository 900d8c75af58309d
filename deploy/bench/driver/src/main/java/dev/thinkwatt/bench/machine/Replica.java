package dev.thinkwatt.bench.machine;

import dev.thinkwatt.local.identity.LocalIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A process of quota-service with the contenders in it. */
public final class Replica implements AutoCloseable {

    /** Room for a hundred thousand subscribers in memory; the local stack, with four of them, gives it less. */
    public static final String HEAP = "-Xmx384m";

    private static final String ANY_SECRET = "a-secret-of-a-benchmark-that-guards-nothing-at-all";

    private final Child child;
    private final int port;

    private Replica(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    public static Replica start(Place place, int number) throws IOException {
        Path jar = place.root().resolve("deploy/bench/contenders/target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new IOException("There is no " + jar + ". Run ./thinkwatt bench, which builds it.");
        }
        Child child = Child.start(
                "quota-" + number,
                place.data(),
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:+UseCompactObjectHeaders",
                        "-Xss512k",
                        "-XX:+ExitOnOutOfMemoryError",
                        HEAP,
                        "-jar",
                        jar.toString()),
                Map.of(
                        "QUARKUS_HTTP_PORT",
                        Integer.toString(place.quota(number)),
                        "QUARKUS_MANAGEMENT_PORT",
                        Integer.toString(place.management(number)),
                        "QUARKUS_DATASOURCE_JDBC_URL",
                        "jdbc:postgresql://127.0.0.1:" + place.postgres() + "/quota",
                        "KAFKA_BOOTSTRAP_SERVERS",
                        "127.0.0.1:" + place.kafka(),
                        "THINKWATT_IDENTITY_ISSUER",
                        LocalIdentity.issuer(place.identity()).toString(),
                        "THINKWATT_IDENTITY_CLIENT_SECRET",
                        ANY_SECRET,
                        "THINKWATT_IDENTITY_SESSION_SECRET",
                        ANY_SECRET),
                URI.create("http://127.0.0.1:" + place.management(number) + "/q/health/ready"));
        return new Replica(child, place.quota(number));
    }

    public int port() {
        return port;
    }

    public ProcessHandle process() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
