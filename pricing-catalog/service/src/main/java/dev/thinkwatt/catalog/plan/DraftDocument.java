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
import dev.thinkwatt.support.problem.Violation;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A plan as an admin writes it: a JSON object, whatever it holds. */
record DraftDocument(ObjectNode tree) {

    private static final TypeReference<Map<String, @Nullable Object>> FIELDS = new TypeReference<>() {};

    /**
     * @throws ProblemException 400 for what is no object, has half a character, which no database keeps, or a number that is none
     *     once it is read
     */
    static DraftDocument written(JsonNode body) {
        if (!(body instanceof ObjectNode tree)) {
            throw ProblemException.invalid("", "must be an object");
        }
        List<Violation> endless = endless(tree);
        if (!endless.isEmpty()) {
            throw ProblemException.invalid(endless);
        }
        DraftDocument document = new DraftDocument(tree);
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(document.text())) {
            throw ProblemException.invalid("", "must be text that can be written in UTF-8");
        }
        return document;
    }

    /** The numbers beyond all that can be computed with: they would be kept as a word that nobody wrote. By path. */
    static List<Violation> endless(JsonNode tree) {
        List<Violation> found = new ArrayList<>();
        endless(tree, "", found);
        return found;
    }

    private static void endless(JsonNode node, String path, List<Violation> found) {
        if (node.isDouble() && !Double.isFinite(node.doubleValue())) {
            found.add(new Violation(path, "must be a number that can be computed with; this one has no end"));
        }
        node.properties()
                .forEach(field -> endless(
                        field.getValue(), path.isEmpty() ? field.getKey() : path + "." + field.getKey(), found));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            endless(node.get(i), path + "[" + i + "]", found);
        }
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
