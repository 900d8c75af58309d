package dev.thinkwatt.quota.policy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The files of {@code /scenarios}: a folder is a plan, and each file in it but {@code plan*.yaml} a case. A plan is written as
 * the catalog publishes it, in YAML instead of JSON, and read by the services' own mapper; only its models are named, and are
 * described once for all plans in {@code models.yaml}.
 */
final class ScenarioFiles {

    private static final ObjectMapper YAML = new YAMLMapper();
    private static final Path ROOT = root();

    private ScenarioFiles() {}

    static Stream<String> cases() {
        try (Stream<Path> files = Files.walk(ROOT, 2)) {
            List<String> names = files.filter(file -> ROOT.relativize(file).getNameCount() == 2)
                    .filter(file -> !file.getFileName().toString().startsWith("plan"))
                    .map(file -> ROOT.relativize(file).toString())
                    .sorted(Comparator.naturalOrder())
                    .toList();
            return names.stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scenario scenario(String name) {
        return read(yaml(name), Scenario.class);
    }

    /** @param version the file's name without its ending: {@code plan}, or another version of it */
    static Plan plan(String scenario, String version) {
        ObjectNode plan = (ObjectNode)
                yaml(Path.of(scenario).resolveSibling(version + ".yaml").toString());
        ArrayNode described = plan.arrayNode();
        plan.get("models").forEach(model -> described.add(model(model.textValue())));
        plan.set("models", described);
        return read(plan, Plan.class);
    }

    /** What a model draws decides nothing here, so that all have the same profile. */
    private static JsonNode model(String id) {
        JsonNode catalog = yaml("models.yaml");
        ObjectNode model =
                (ObjectNode) StreamSupport.stream(catalog.get("models").spliterator(), false)
                        .filter(described -> described.get("id").textValue().equals(id))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("models.yaml does not describe model " + id));
        return model.put("name", id).set("energy", catalog.get("energy"));
    }

    private static <T> T read(JsonNode tree, Class<T> type) {
        try {
            return Json.strict().treeToValue(tree, type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode yaml(String name) {
        try {
            return YAML.readTree(ROOT.resolve(name).toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    private static Path root() {
        try {
            URI folder = Objects.requireNonNull(ScenarioFiles.class.getResource("/scenarios"))
                    .toURI();
            return Path.of(folder);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
