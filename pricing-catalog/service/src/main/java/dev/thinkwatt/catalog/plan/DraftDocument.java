package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.model.document.PlanDocument;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as an admin writes it: a JSON object, whatever it holds. */
record DraftDocument(ObjectNode tree) {

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    /** @throws ProblemException 400 for what is no object, or has half a character, which no database keeps */
    static DraftDocument written(JsonNode body) {
        if (!(body instanceof ObjectNode tree)) {
            throw ProblemException.invalid("", "must be an object");
        }
        DraftDocument document = new DraftDocument(tree);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(document.text())) {
            throw ProblemException.invalid("", "must be text that can be written in UTF-8");
        }
        return document;
    }

    static DraftDocument stored(String text) {
        try {
            return new DraftDocument((ObjectNode) Json.tolerant().readTree(text));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A plan as the draft of a plan, perhaps another. */
    static DraftDocument like(Plan plan, String planId) {
        ObjectNode tree = Json.tolerant().valueToTree(plan);
        tree.put("id", planId);
        tree.remove("version");
        return new DraftDocument(tree);
    }

    String text() {
        try {
            return Json.tolerant().writeValueAsString(tree);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Map<String, @Nullable Object> fields() {
        return Json.tolerant().convertValue(tree, FIELDS);
    }

    PlanDocument.Reading read(PlanVersion as) {
        return PlanDocument.read(fields(), as);
    }

    /** With all that a plan has where it is not written; as it is where it is no plan yet. */
    DraftDocument settled(PlanVersion as) {
        return read(as) instanceof PlanDocument.Reading.Sound(Plan plan) ? like(plan, as.id()) : this;
    }
}
