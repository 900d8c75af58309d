package dev.thinkwatt.bench.machine;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Where a benchmark keeps its data and listens. */
public final class PlaceOptions {

    @Mixin
    private PortOptions ports = new PortOptions();

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "A folder of this benchmark alone; up to 10 GB come and go. Default: one in"
                    + " deploy/bench/driver/target.")
    private @Nullable Path data;

    /** @param folder its data where none is named, under {@code deploy/bench/driver/target} */
    public Place place(String folder) {
        Place usual = ports.place(folder);
        return data == null ? usual : new Place(usual.root(), data, usual.offset());
    }
}
