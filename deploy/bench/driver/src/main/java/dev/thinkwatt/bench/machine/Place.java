package dev.thinkwatt.bench.machine;

import dev.thinkwatt.local.infrastructure.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where a run keeps its data and listens.
 *
 * @param root the repository
 * @param data a folder of this run alone
 * @param offset added to every port of the local stack
 */
public record Place(Path root, Path data, int offset) {

    private static final String MARK = "of-a-benchmark";

    public Place {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    /** Empties the folder of what an earlier run left there, and of nobody else's. */
    public void claim() throws IOException {
        Path mark = data.resolve(MARK);
        if (Files.exists(data) && !Files.exists(mark) && !isEmpty(data)) {
            throw new IOException(data + " holds something else. Name a folder of this benchmark's own with --data.");
        }
        Folders.delete(data);
        Files.createDirectories(data);
        Files.createFile(mark);
    }

    /** Deletes what is large; logs stay. */
    public void release() throws IOException {
        Folders.delete(data.resolve("postgres"));
        Folders.delete(data.resolve("kafka"));
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** Where a replica answers. The first stands where the front door looks for quota-service. */
    public int quota(int replica) {
        return 8081 + 5 * replica + offset;
    }

    /** Where billing-service answers, and where the front door looks for it. */
    public int billing() {
        return 8082 + offset;
    }

    int identity() {
        return 8084 + offset;
    }

    int postgres() {
        return 15432 + offset;
    }

    /** Where Kafka's clients connect. */
    public int kafka() {
        return 19092 + offset;
    }
}
