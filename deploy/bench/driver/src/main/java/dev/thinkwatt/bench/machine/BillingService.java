package dev.thinkwatt.bench.machine;

import java.io.IOException;
import java.nio.file.Path;

/** A process of billing-service, as it is. */
public final class BillingService implements AutoCloseable {

    public static final String HEAP = "-Xmx384m";

    private final Child child;

    private BillingService(Child child) {
        this.child = child;
    }

    public static BillingService start(Place place) throws IOException {
        Path jar = place.root().resolve("billing-service/target/quarkus-app/quarkus-run.jar");
        return new BillingService(Child.service("billing", place, jar, HEAP, "billing", place.billing()));
    }

    public ProcessHandle process() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
