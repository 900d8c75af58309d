package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.thinkwatt.support.json.Json;

/** A column that keeps a value as JSON, and tolerates fields that a newer version added. */
public final class JsonColumn<T> {

    private final ObjectReader reader;
    private final ObjectWriter writer;

    public JsonColumn(TypeReference<T> type) {
        this.reader = Json.tolerant().readerFor(type);
        this.writer = Json.strict().writerFor(type);
    }

    public T read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    String write(T value) {
        try {
            return writer.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what is kept can be written", e);
        }
    }
}
