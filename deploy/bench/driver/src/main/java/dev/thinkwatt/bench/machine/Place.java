package dev.thinkwatt.bench.machine;

import java.nio.file.Path;

/**
 * Where a run keeps its data and listens.
 *
 * @param root the repository
 * @param data a folder of this run alone
 * @param offset added to every port of the local stack
 */
public record Place(Path root, Path data, int offset) {

    public Place {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** Where a replica answers. The first stands where the front door looks for quota-service. */
    public int quota(int replica) {
        return 8081 + 5 * replica + offset;
    }

    int management(int replica) {
        return quota(replica) + 1_000;
    }

    int identity() {
        return 8084 + offset;
    }

    int postgres() {
        return 15432 + offset;
    }

    int kafka() {
        return 19092 + offset;
    }
}
