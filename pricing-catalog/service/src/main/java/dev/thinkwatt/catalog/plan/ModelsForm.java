package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Box;
import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Option;
import dev.thinkwatt.catalog.form.Part;
import dev.thinkwatt.catalog.form.Place;
import dev.thinkwatt.catalog.form.Rows;
import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.energy.EnergyProfile;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.json.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a plan sells: each model begins as the catalog says it. */
final class ModelsForm {

    private static final String ANOTHER = "Another, from scratch";

    private static final List<Part> PARTS = List.of(
            Field.text("id", "Id").hint("As in the catalog."),
            Field.text("name", "Name"),
            Field.choice("tier", "Tier", Option.of(ModelTier.values(), Words::word), "Not said yet"),
            Field.whole("contextTokens", "Context").hint("Tokens that it can read."),
            Field.whole("maxOutputTokens", "Longest answer").hint("Tokens. Empty: nobody says."),
            Field.decimal("relativeAccuracy", "Accuracy").hint("How often it is right; the reference model has 1."),
            Box.folded(
                    "Energy profile",
                    List.of(
                            wattHours("inputWh", "Input", "Wh per 1,000,000 tokens that are not cached."),
                            wattHours("cachedWh", "Cached input", "Wh per 1,000,000 tokens."),
                            wattHours("outputWh", "Output", "Wh per 1,000,000 tokens that are seen."),
                            wattHours("reasoningWh", "Reasoning", "Wh per 1,000,000 tokens."),
                            wattHours("requestWh", "Request", "Wh for each, whatever its length."),
                            Field.choice(
                                    "energy.basis",
                                    "Basis",
                                    Option.of(EnergyProfile.Basis.values(), Words::word),
                                    "Not said yet"),
                            Field.text("energy.source", "Source")
                                    .hint("Where the figures come from, with the date."))));

    private ModelsForm() {}

    /** @param known the models of the catalog, of which those can be added that a draft does not sell */
    static Form of(List<ServedModel> known, JsonNode document) {
        List<String> sold = PlanNames.ids(document.path("models"));
        Map<String, ObjectNode> added = new LinkedHashMap<>();
        known.stream()
                .filter(model -> !sold.contains(model.id()))
                .forEach(model -> added.put(model.id(), Json.tolerant().valueToTree(model)));
        added.put(ANOTHER, JsonNodeFactory.instance.objectNode());
        return new Form(List.of(Rows.of("models", "Models", "model", added, PARTS)));
    }

    private static Field wattHours(String field, String label, String hint) {
        return Field.decimal(Place.of("energy").field(field), label).hint(hint);
    }
}
