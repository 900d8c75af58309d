package dev.thinkwatt.catalog.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Scenario files: written in YAML, and read by the services' own mapper. */
public final class Scenarios {

    private static final ObjectMapper YAML = new YAMLMapper();

    private Scenarios() {}

    /** The names of a folder's files, in order. */
    public static Stream<String> files(String folder) {
        try (Stream<Path> files = Files.list(folder(folder))) {
            List<String> names =
                    files.map(file -> file.getFileName().toString()).sorted().toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static <T> T read(String folder, String file, Class<T> type) {
        try {
            return as(YAML.readTree(folder(folder).resolve(file).toFile()), type);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    public static <T> T as(JsonNode tree, Class<T> type) {
        try {
            return Json.strict().treeToValue(tree, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        try {
            return Path.of(Objects.requireNonNull(Scenarios.class.getResource("/" + name), name)
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
