package dev.thinkwatt.quota.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.thinkwatt.support.json.Json;

/**
 * An answer as it is told and as it is kept: written once for both.
 *
 * @param json that of the answer
 */
record Written(Answer answer, String json) {

    private static final ObjectWriter WRITER = Json.strict().writerFor(Answer.class);
    private static final ObjectReader READER = Json.tolerant().readerFor(Answer.class);

    static Written of(Answer answer) {
        try {
            return new Written(answer, WRITER.writeValueAsString(answer));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an answer can be written", e);
        }
    }

    /** What was written before. */
    static Written read(String json) {
        try {
            return new Written(READER.readValue(json), json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was written can be read", e);
        }
    }

    Written asReplay() {
        return of(answer.asReplay());
    }
}
