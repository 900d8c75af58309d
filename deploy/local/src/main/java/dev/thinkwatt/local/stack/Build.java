package dev.thinkwatt.local.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Builds the services with Maven where their sources are newer than what was built. */
final class Build {

    private static final Pattern MODULE = Pattern.compile("^\\[INFO] Building (.+?) \\S+\\s+\\[(\\d+/\\d+)]$");
    private static final int ERRORS_SHOWN = 20;
    private static final List<String> SHARED = List.of("pricing-catalog/model", "service-support", "deploy/local");

    private final Path root;
    private final Path marker;
    private final Path log;

    Build(Path root) {
        this.root = root;
        this.marker = root.resolve("target/built");
        this.log = root.resolve("target/build.log");
    }

    /** Whether a source is newer than the last build, or there was none. */
    boolean isStale() throws IOException {
        boolean allBuilt = Arrays.stream(Service.values()).allMatch(service -> Files.exists(service.jar(root)));
        return !allBuilt || !Files.exists(marker) || changedSince(Files.getLastModifiedTime(marker));
    }

    private boolean changedSince(FileTime built) throws IOException {
        List<Path> sources = new ArrayList<>(List.of(root.resolve("pom.xml")));
        for (String module : modules()) {
            sources.add(root.resolve(module).resolve("pom.xml"));
            sources.add(root.resolve(module).resolve("src/main"));
        }
        for (Path source : sources) {
            if (Files.exists(source) && newest(source).compareTo(built) > 0) {
                return true;
            }
        }
        return false;
    }

    private static FileTime newest(Path tree) throws IOException {
        FileTime[] newest = {FileTime.fromMillis(0)};
        Files.walkFileTree(tree, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.lastModifiedTime().compareTo(newest[0]) > 0) {
                    newest[0] = attributes.lastModifiedTime();
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return newest[0];
    }

    private static List<String> modules() {
        List<String> modules = new ArrayList<>(SHARED);
        Arrays.stream(Service.values()).forEach(service -> modules.add(service.module));
        return modules;
    }

    /**
     * Builds all services, a line for each module.
     *
     * @throws Refusal if Maven fails; it shows the errors and names the log
     */
    void run(PrintStream out) throws IOException {
        FileTime startedAt = FileTime.fromMillis(System.currentTimeMillis());
        Files.createDirectories(log.getParent());
        String maven = System.getProperty("thinkwatt.maven", "mvn");
        Process process = new ProcessBuilder(maven, "-B", "-Pquick", "-pl", String.join(",", modules()), "package")
                .directory(root.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        List<String> errors = new ArrayList<>();
        try (BufferedReader lines = process.inputReader();
                PrintWriter kept = new PrintWriter(Files.newBufferedWriter(log))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                kept.println(line);
                Matcher module = MODULE.matcher(line);
                if (module.matches()) {
                    out.printf("  building %s %s%n", module.group(2), module.group(1));
                } else if (line.startsWith("[ERROR]") && errors.size() < ERRORS_SHOWN) {
                    errors.add("  " + line);
                }
            }
        }
        if (exitCode(process) != 0) {
            throw new Refusal(
                    "The build failed:\n" + String.join("\n", errors) + "\nAll of Maven's output is in " + log + ".");
        }
        Files.deleteIfExists(marker);
        Files.createFile(marker);
        Files.setLastModifiedTime(marker, startedAt);
    }

    private static int exitCode(Process process) {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Refusal("The build was interrupted.");
        }
    }
}
