package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/**
 * A list of objects, to which one can be added and from which each can be taken. An object comes back with all that it is,
 * so what its parts do not ask about stays.
 *
 * @param noun what one of them is, such as {@code allowance}
 * @param added what a new one says, by what it is called where there are several to choose from; at least one
 * @param parts of each
 */
public record Rows(Place place, String title, String noun, Map<String, ObjectNode> added, Where where, List<Part> parts)
        implements Part {

    public Rows {
        added = new LinkedHashMap<>(added);
        parts = List.copyOf(parts);
    }

    /** A list of which each new one says the same. */
    public static Rows of(String path, String title, String noun, ObjectNode added, List<Part> parts) {
        return new Rows(Place.of(path), title, noun, Map.of("", added), Where.ALWAYS, parts);
    }

    /** A list of which each new one is chosen among several, by what they are called. */
    public static Rows of(String path, String title, String noun, Map<String, ObjectNode> added, List<Part> parts) {
        return new Rows(Place.of(path), title, noun, added, Where.ALWAYS, parts);
    }

    /** The same, asked only where another answer is one of these. */
    public Rows where(String path, String... answers) {
        return new Rows(place, title, noun, added, new Where(Place.of(path), Set.of(answers)), parts);
    }

    @Override
    public void write(Sent sent, JsonNode before, ObjectNode object, String path) {
        String name = place.under(path);
        if (!isAsked(object)) {
            if (isAsked(before)) {
                place.remove(object);
            }
        } else if (sent.has(name)) {
            ArrayNode rows = rows(sent, name);
            if (!rows.isEmpty() || !place.in(object).isMissingNode()) {
                place.put(object, rows);
            }
        }
    }

    private ArrayNode rows(Sent sent, String name) {
        ArrayNode rows = JsonNodeFactory.instance.arrayNode();
        for (int i = 0; sent.has(Drawn.row(name, i)); i++) {
            String path = Drawn.row(name, i);
            if (!sent.isAct(Act.REMOVE, path)) {
                ObjectNode before = sent.object(path);
                ObjectNode row = before.deepCopy();
                parts.forEach(part -> part.write(sent, before, row, path));
                rows.add(row);
            }
        }
        if (sent.isAct(Act.ADD, name)) {
            rows.add(fresh(sent.value(Drawn.choice(name))).deepCopy());
        }
        return rows;
    }

    private ObjectNode fresh(String chosen) {
        ObjectNode first = added.values().iterator().next();
        return Objects.requireNonNull(added.getOrDefault(chosen, first));
    }

    @Override
    public boolean isAsked(JsonNode object) {
        return where.holds(object);
    }

    @Override
    public Drawn draw(JsonNode object, String path) {
        String name = place.under(path);
        JsonNode list = place.in(object);
        boolean none = list.isMissingNode() || list.isNull();
        boolean readable = none
                || (list.isArray()
                        && StreamSupport.stream(list.spliterator(), false).allMatch(JsonNode::isObject));
        List<Drawn.Row> rows = readable
                ? IntStream.range(0, list.size())
                        .mapToObj(i -> row(Drawn.row(name, i), i, list.get(i)))
                        .toList()
                : List.of();
        return new Drawn.Table(name, title, noun, readable, List.copyOf(added.keySet()), rows);
    }

    private Drawn.Row row(String path, int index, JsonNode row) {
        String called = row.path("id").asText("");
        String number = noun + " " + (index + 1);
        return new Drawn.Row(
                path,
                number,
                called.isBlank() ? number : number + ": " + called,
                row.toString(),
                Form.drawn(parts, row, path));
    }
}
