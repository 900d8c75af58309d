package dev.thinkwatt.e2e.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A configuration of the repository, copied to where a test may fill it in. */
record Folder(Path path) {

    private static final Path GATEWAYS = Path.of(System.getProperty("thinkwatt.root"), "deploy", "gateways");

    static Folder copyOf(String gateway, Path parent) throws IOException {
        Path from = GATEWAYS.resolve(gateway);
        Path to = Files.createTempDirectory(parent, gateway);
        // Its workers are another user, who has to get in.
        to.toFile().setExecutable(true, false);
        to.toFile().setReadable(true, false);
        try (var files = Files.walk(from)) {
            for (Path file : files.filter(found -> !found.equals(from)).toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return new Folder(to);
    }

    void replace(String file, String what, String by) throws IOException {
        String text = Files.readString(path.resolve(file));
        if (!text.contains(what)) {
            throw new AssertionError(file + " does not say " + what);
        }
        Files.writeString(path.resolve(file), text.replace(what, by));
    }

    void write(String file, String text) throws IOException {
        Files.writeString(path.resolve(file), text);
    }
}
