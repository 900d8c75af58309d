package dev.thinkwatt.support.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * A field that an act has changed.
 *
 * @param field its path, {@code secrets[1].expiresAt} for example
 * @param before null where it was not there
 * @param after null where it is gone
 */
record Difference(
        String field, @Nullable String before, @Nullable String after) {

    /** The fields that differ, in the order in which they are written. */
    static List<Difference> between(@Nullable JsonNode before, @Nullable JsonNode after) {
        Map<String, String> old = fields(before);
        Map<String, String> now = fields(after);
        Set<String> names = new LinkedHashSet<>(old.keySet());
        names.addAll(now.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String name : names) {
            if (!Objects.equals(old.get(name), now.get(name))) {
                differences.add(new Difference(name, old.get(name), now.get(name)));
            }
        }
        return List.copyOf(differences);
    }

    private static Map<String, String> fields(@Nullable JsonNode subject) {
        Map<String, String> fields = new LinkedHashMap<>();
        if (subject != null) {
            flatten("", subject, fields);
        }
        return fields;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> fields) {
        if (node.isObject() && !node.isEmpty()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), fields));
        } else if (node.isArray() && containsObjects(node)) {
            for (int i = 0; i < node.size(); i++) {
                flatten(path + "[" + i + "]", node.get(i), fields);
            }
        } else if (!node.isNull()) {
            fields.put(path.isEmpty() ? "value" : path, words(node));
        }
    }

    private static boolean containsObjects(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false).anyMatch(JsonNode::isContainerNode);
    }

    private static String words(JsonNode node) {
        if (!node.isContainerNode()) {
            return node.asText();
        }
        return node.isEmpty()
                ? "none"
                : StreamSupport.stream(node.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining(", "));
    }
}
