package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a value stands within an object.
 *
 * @param fields on the way to it, the outermost first; at least one
 */
public record Place(List<String> fields) {

    public Place {
        fields = List.copyOf(fields);
    }

    /** @param path with a dot between its fields */
    public static Place of(String path) {
        return new Place(List.of(path.split("[.]")));
    }

    /** A field of the object that is here, whatever it is called. */
    public Place field(String name) {
        return new Place(Stream.concat(fields.stream(), Stream.of(name)).toList());
    }

    /** As a path from the document on, as faults name it. */
    String under(String path) {
        String here = String.join(".", fields);
        return path.isEmpty() ? here : path + "." + here;
    }

    /** What stands here; a missing node where nothing does. */
    JsonNode in(JsonNode object) {
        JsonNode found = object;
        for (String field : fields) {
            found = found.path(field);
        }
        return found;
    }

    /** Puts a value here, and what has to be around it; what is in the way and is no object gives way. */
    void put(ObjectNode object, JsonNode value) {
        ObjectNode around = object;
        for (String field : fields.subList(0, fields.size() - 1)) {
            around = around.get(field) instanceof ObjectNode inner ? inner : around.putObject(field);
        }
        around.set(fields.getLast(), value);
    }

    /** Takes away what stands here, and the objects around it that it leaves empty. */
    void remove(ObjectNode object) {
        List<ObjectNode> around = new ArrayList<>(List.of(object));
        for (String field : fields.subList(0, fields.size() - 1)) {
            if (!(around.getLast().get(field) instanceof ObjectNode inner)) {
                return;
            }
            around.add(inner);
        }
        if (around.getLast().remove(fields.getLast()) == null) {
            return;
        }
        for (int i = around.size() - 1; i > 0 && around.get(i).isEmpty(); i--) {
            around.get(i - 1).remove(fields.get(i - 1));
        }
    }
}
