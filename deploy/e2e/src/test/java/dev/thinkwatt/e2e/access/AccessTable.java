package dev.thinkwatt.e2e.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code docs/access.md}: its roles and keys, the endpoints of the OpenAPI files, and the table of both. */
final class AccessTable {

    static final Path DOCUMENT = Path.of(System.getProperty("thinkwatt.root"), "docs/access.md");

    private static final Path OPENAPI = Path.of(System.getProperty("thinkwatt.root"), "docs/openapi");
    private static final Map<String, String> FILES = new LinkedHashMap<>();
    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");
    private static final Pattern ROLE = Pattern.compile("(?m)^\\| `([a-z-]+)` \\| (`.*`) \\|$");
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final String TABLE = "compares.\n\n";

    static {
        FILES.put("quota", "quota-service.yaml");
        FILES.put("billing", "billing-service.yaml");
        FILES.put("catalog", "pricing-catalog.yaml");
    }

    private final String text;

    AccessTable(String text) {
        this.text = text;
    }

    static AccessTable read() throws IOException {
        return new AccessTable(Files.readString(DOCUMENT));
    }

    /** Scopes by role. */
    Map<String, Set<String>> roles() {
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        Matcher role = ROLE.matcher(text);
        while (role.find()) {
            roles.put(role.group(1), codes(role.group(2)));
        }
        return roles;
    }

    /** What a key may have, one by one. */
    Set<String> scopesOfKeys() {
        String section = text.substring(text.indexOf("## Scopes of keys"));
        return codes(
                section.lines().filter(line -> line.startsWith("`")).findFirst().orElseThrow());
    }

    /** Every operation of the three services. */
    static List<Endpoint> endpoints() throws IOException {
        List<Endpoint> endpoints = new ArrayList<>();
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            JsonNode paths = new YAMLMapper()
                    .readTree(OPENAPI.resolve(file.getValue()).toFile())
                    .get("paths");
            paths.properties()
                    .forEach(path -> path.getValue().properties().stream()
                            .filter(operation -> METHODS.contains(operation.getKey()))
                            .map(operation -> new Endpoint(
                                    file.getKey(),
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    bodyType(operation.getValue()),
                                    scopes(path.getKey(), operation.getValue())))
                            .forEach(endpoints::add));
        }
        return endpoints;
    }

    private static @Nullable String bodyType(JsonNode operation) {
        return operation
                .at("/requestBody/content")
                .propertyStream()
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static Set<String> scopes(String path, JsonNode operation) {
        JsonNode security = operation.path("security");
        if (security.size() != 1 || !security.get(0).has("bearer")) {
            throw new IllegalStateException(path + " does not say who may use it");
        }
        Set<String> scopes = new LinkedHashSet<>();
        security.get(0).get("bearer").forEach(scope -> scopes.add(scope.asText()));
        if (scopes.isEmpty()) {
            throw new IllegalStateException(path + " names no scope");
        }
        return scopes;
    }

    /** The document with its table drawn anew. */
    String redrawn() throws IOException {
        List<String> columns = new ArrayList<>(roles().keySet());
        List<Set<String>> having = new ArrayList<>(roles().values());
        scopesOfKeys().forEach(scope -> {
            columns.add("key `" + scope + "`");
            having.add(Set.of(scope));
        });
        StringBuilder table = new StringBuilder("| endpoint | " + String.join(" | ", columns) + " |\n");
        table.append("| --- |").append(" :-: |".repeat(columns.size())).append('\n');
        for (Endpoint endpoint : endpoints()) {
            table.append("| `").append(endpoint).append("` | ");
            table.append(having.stream()
                    .map(scopes -> endpoint.opensFor(scopes) ? "yes" : "–")
                    .collect(Collectors.joining(" | ")));
            table.append(" |\n");
        }
        return text.substring(0, text.indexOf(TABLE) + TABLE.length()) + table;
    }

    private static Set<String> codes(String line) {
        Set<String> codes = new LinkedHashSet<>();
        Matcher code = CODE.matcher(line);
        while (code.find()) {
            codes.add(code.group(1));
        }
        return codes;
    }
}
