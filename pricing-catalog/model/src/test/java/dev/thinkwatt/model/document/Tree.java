package dev.thinkwatt.model.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A document of the tests, changed by path. */
final class Tree {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JsonNode root;

    private Tree(JsonNode root) {
        this.root = root;
    }

    static Tree read(String name) {
        try (InputStream file = Tree.class.getResourceAsStream("/documents/" + name + ".json")) {
            return new Tree(JSON.readTree(Objects.requireNonNull(file, name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, @Nullable Object> asMap() {
        return JSON.convertValue(root, new TypeReference<>() {});
    }

    /**
     * Sets, adds or, without a value, takes away what is at a path.
     *
     * @param json an index one past the last appends
     */
    Tree with(String path, @Nullable String json) {
        String pointer = "/" + path.replace("].", "/").replaceAll("[.\\[]", "/").replace("]", "");
        int last = pointer.lastIndexOf('/');
        String name = pointer.substring(last + 1);
        switch (root.at(pointer.substring(0, last))) {
            case ObjectNode object when json == null -> object.remove(name);
            case ObjectNode object -> object.set(name, parse(json));
            case ArrayNode array when json == null -> array.remove(Integer.parseInt(name));
            case ArrayNode array when Integer.parseInt(name) == array.size() -> array.add(parse(json));
            case ArrayNode array -> array.set(Integer.parseInt(name), parse(json));
            default -> throw new IllegalArgumentException("nothing is at " + path);
        }
        return this;
    }

    /** The JSON of what is at a path. */
    String at(String path) {
        return root.at("/" + path.replace("[", "/").replace("]", "").replace(".", "/"))
                .toString();
    }

    private static JsonNode parse(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
