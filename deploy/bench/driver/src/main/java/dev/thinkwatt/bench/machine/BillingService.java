package dev.thinkwatt.bench.machine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A process of billing-service, as it is. */
public final class BillingService implements AutoCloseable {

    /** What it is given where nothing else is asked for, in MiB. */
    public static final int HEAP = 384;

    private final Child child;

    private BillingService(Child child) {
        this.child = child;
    }

    /** @param heap in MiB */
    public static BillingService start(Place place, int heap) throws IOException {
        return start(place, heap, Map.of());
    }

    /** The same with settings of its own, by the names of environment variables. */
    public static BillingService start(Place place, int heap, Map<String, String> settings) throws IOException {
        Path jar = place.root().resolve("billing-service/target/quarkus-app/quarkus-run.jar");
        return new BillingService(
                Child.service("billing", place, jar, options(heap), "billing", place.billing(), settings));
    }

    /** The option that bounds its memory. */
    public static String options(int heap) {
        return "-Xmx" + heap + "m";
    }

    public ProcessHandle process() {
        return child.handle();
    }

    @Override
    public void close() {
        child.close();
    }
}
