package dev.thinkwatt.local.stack;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Where a stack keeps its data, logs and process ids.
 *
 * @param root the repository
 * @param data a folder of one stack
 */
record Home(Path root, Path data) {

    Home {
        root = root.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
    }

    Path log(String process) {
        return data.resolve("logs").resolve(process + ".log");
    }

    Path pidFile(String process) {
        return data.resolve("run").resolve(process + ".pid");
    }

    Path postgres() {
        return data.resolve("postgres");
    }

    Path kafka() {
        return data.resolve("kafka");
    }

    Path keys() {
        return data.resolve("keys");
    }

    private Path offsetFile() {
        return data.resolve("run").resolve("port-offset");
    }

    /** The ports that the stack was started on last. */
    Ports ports() {
        try {
            return new Ports(
                    Files.exists(offsetFile())
                            ? Integer.parseInt(Files.readString(offsetFile()).strip())
                            : 0);
        } catch (IOException | NumberFormatException e) {
            throw new Refusal("Cannot read the port offset from " + offsetFile() + ". Delete that file and try again.");
        }
    }

    void remember(Ports ports) throws IOException {
        Files.writeString(offsetFile(), Integer.toString(ports.offset()));
    }

    void create() throws IOException {
        Files.createDirectories(data.resolve("logs"));
        Files.createDirectories(data.resolve("run"));
    }

    /**
     * Keeps others from changing this stack until it is closed, or its process ends however it ends.
     *
     * @throws Refusal if another command is changing it
     */
    FileChannel lock() throws IOException {
        create();
        FileChannel channel = FileChannel.open(
                data.resolve("run").resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = null;
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // held in this very process: refused like any other
        }
        if (lock == null) {
            channel.close();
            throw new Refusal("Another thinkwatt command is starting or stopping the stack in " + data
                    + ". Wait until it is done.");
        }
        return channel;
    }
}
