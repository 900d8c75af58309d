package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Parts that belong together.
 *
 * @param hint empty where the title says it all
 * @param folded whether it is opened by hand, or where something in it is wrong
 */
public record Box(String title, String hint, boolean folded, List<Part> parts) implements Part {

    public Box {
        parts = List.copyOf(parts);
    }

    /** What is always seen. */
    public static Box of(String title, String hint, List<? extends Part> parts) {
        return new Box(title, hint, false, List.copyOf(parts));
    }

    /** What few say anything of. */
    public static Box folded(String title, List<? extends Part> parts) {
        return new Box(title, "", true, List.copyOf(parts));
    }

    @Override
    public void write(Sent sent, JsonNode before, ObjectNode object, String path) {
        parts.forEach(part -> part.write(sent, before, object, path));
    }

    @Override
    public boolean isAsked(JsonNode object) {
        return parts.stream().anyMatch(part -> part.isAsked(object));
    }

    @Override
    public Drawn draw(JsonNode object, String path) {
        return new Drawn.Box(title, hint, folded, Form.drawn(parts, object, path));
    }
}
