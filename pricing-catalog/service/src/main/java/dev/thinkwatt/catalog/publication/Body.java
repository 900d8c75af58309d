package dev.thinkwatt.catalog.publication;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import java.io.UncheckedIOException;

/** What is published, as JSON. */
public final class Body {

    private Body() {}

    public static String of(Object published) {
        try {
            return Json.tolerant().writeValueAsString(published);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what was stored, by this version or an earlier one. */
    public static <T> T read(String body, Class<T> type) {
        try {
            return Json.tolerant().readValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
