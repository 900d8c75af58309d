package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A part of a form over an object. */
public sealed interface Part permits Field, Box, Rows {

    /**
     * Writes what was sent into an object. What was not asked stays as it is; what is not asked any more, because of another
     * answer, is taken away.
     *
     * @param before the object as the form was drawn for it
     * @param path of the object within the document
     */
    void write(Sent sent, JsonNode before, ObjectNode object, String path);

    /** Whether it is asked of an object as it is. */
    boolean isAsked(JsonNode object);

    /** It with what an object says. */
    Drawn draw(JsonNode object, String path);
}
