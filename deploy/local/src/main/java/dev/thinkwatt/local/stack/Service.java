package dev.thinkwatt.local.stack;

import java.nio.file.Path;
import java.util.Locale;

/** A service of the stack, which is a process of its own. */
enum Service {
    CATALOG("pricing-catalog/service", 8083, false),
    BILLING("billing-service", 8082, true),
    QUOTA("quota-service", 8081, true);

    final String module;
    final int port;

    /** Whether it works on every request of every subscriber. */
    final boolean busy;

    Service(String module, int port, boolean busy) {
        this.module = module;
        this.port = port;
        this.busy = busy;
    }

    /** Its name in commands, files and databases. */
    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What {@code java -jar} starts. */
    Path jar(Path root) {
        return root.resolve(module).resolve("target/quarkus-app/quarkus-run.jar");
    }
}
