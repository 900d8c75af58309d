package dev.thinkwatt.e2e.books;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A disk of its own, of 256 MiB in memory, that can be filled to the last byte. Only root may mount one. */
final class SmallDisk implements AutoCloseable {

    private static final int BLOCK = 1 << 16;

    private final Path folder;
    private final Path filler;

    private SmallDisk(Path folder) {
        this.folder = folder;
        this.filler = folder.resolve("filler");
    }

    /** Empty where this process may not mount. */
    static Optional<SmallDisk> mount(Path folder) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        boolean mounted =
                run(List.of("mount", "-t", "tmpfs", "-o", "size=256m,mode=700", "thinkwatt-test", folder.toString()));
        return mounted ? Optional.of(new SmallDisk(folder)) : Optional.empty();
    }

    /** A folder on it, for a tablespace. */
    Path space() throws IOException {
        return Files.createDirectories(folder.resolve("space"));
    }

    /** Writes until nothing more fits. */
    void fill() throws IOException {
        byte[] block = new byte[BLOCK];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (true) {
                out.write(block);
            }
        } catch (IOException full) {
            if (Files.getFileStore(folder).getUsableSpace() > BLOCK) {
                throw full;
            }
        }
    }

    /** Takes away what filled it. */
    void free() throws IOException {
        Files.delete(filler);
    }

    private static boolean run(List<String> command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchProgram) {
            return false;
        }
    }

    @Override
    public void close() throws IOException, InterruptedException {
        run(List.of("umount", folder.toString()));
    }
}
