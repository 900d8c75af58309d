package dev.thinkwatt.bench.machine;

import dev.thinkwatt.local.infrastructure.Postmaster;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;

/** PostgreSQL and Kafka in one process, as the local stack runs them, but with the memory that a database in earnest has. */
public final class Infrastructure implements AutoCloseable {

    private static final String MEMORY = "shared_buffers=1GB,max_wal_size=4GB,min_wal_size=2GB";

    private final Child child;
    private final ProcessHandle postgres;

    private Infrastructure(Child child, ProcessHandle postgres) {
        this.child = child;
        this.postgres = postgres;
    }

    /** @param settings of PostgreSQL beyond those, as {@code name=value} */
    public static Infrastructure start(Place place, String... settings) throws IOException {
        Child child = Child.start(
                "infrastructure",
                place.data(),
                List.of(
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Xmx256m",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-Dthinkwatt.root=" + place.root(),
                        "-Dthinkwatt.postgres.settings=" + String.join(",", MEMORY, String.join(",", settings)),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "dev.thinkwatt.local.Main",
                        "infrastructure",
                        "--data",
                        place.data().toString(),
                        "--port-offset",
                        Integer.toString(place.offset())),
                Map.of(),
                URI.create("http://127.0.0.1:" + (8080 + place.offset()) + "/"));
        ProcessHandle postgres = Postmaster.of(place.data().resolve("postgres/data"))
                .orElseThrow(() -> new IOException("PostgreSQL left no postmaster.pid"))
                .process();
        return new Infrastructure(child, postgres);
    }

    public ProcessHandle postgres() {
        return postgres;
    }

    public ProcessHandle kafka() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
