package dev.thinkwatt.bench.machine;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a benchmark listens. */
public final class PortOptions {

    @Option(
            names = "--port-offset",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Added to every port of the local stack. Default: ${DEFAULT-VALUE}.")
    private int portOffset;

    /** @param folder its data, under {@code deploy/bench/driver/target} */
    public Place place(String folder) {
        Path root = Path.of(System.getProperty("thinkwatt.root", "."));
        return new Place(root, root.resolve("deploy/bench/driver/target").resolve(folder), portOffset);
    }
}
