package dev.thinkwatt.bench.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A process of quota-service with the contenders in it. */
public final class Replica implements AutoCloseable {

    /** Room for a hundred thousand subscribers in memory; the local stack, with four of them, gives it less. */
    public static final String HEAP = "-Xmx384m";

    private final Child child;
    private final int port;

    private Replica(Child child, int port) {
        this.child = child;
        this.port = port;
    }

    public static Replica start(Place place, int number) throws IOException {
        Path jar = place.root().resolve("deploy/bench/contenders/target/quarkus-app/quarkus-run.jar");
        Child child = Child.service("quota-" + number, place, jar, HEAP, "quota", place.quota(number), Map.of());
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
