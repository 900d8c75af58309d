package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A form over a document: it shows what stands there, and puts what is entered in its place. */
public record Form(List<Part> parts) {

    public Form {
        parts = List.copyOf(parts);
    }

    /** Puts what was sent into a document; all that is not asked stays as it is. */
    public void write(Sent sent, ObjectNode document) {
        JsonNode before = document.deepCopy();
        parts.forEach(part -> part.write(sent, before, document, ""));
    }

    /** With what a document says. */
    public List<Drawn> draw(JsonNode document) {
        return drawn(parts, document, "");
    }

    static List<Drawn> drawn(List<Part> parts, JsonNode object, String path) {
        return parts.stream()
                .filter(part -> part.isAsked(object))
                .map(part -> part.draw(object, path))
                .toList();
    }
}
