package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Option;
import dev.thinkwatt.catalog.form.Part;
import dev.thinkwatt.catalog.form.Rows;
import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.plan.ModelTier;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a plan gives beside its models, allowances and prices. */
final class EntitlementsForm {

    private static final List<Option> KINDS = List.of(
            new Option("PERSONA", "Persona"),
            new Option("SPENDING_CAP", "Spending cap"),
            new Option("SAFETY_LEVEL", "Safety level"));

    private static final List<Part> KNOB = List.of(
            Field.choice("kind", "What they may set", KINDS, "Not said yet").deciding(),
            Field.words("styles", "Styles")
                    .hint("Of WARM, NEUTRAL and BALANCED, the usual one first.")
                    .where("kind", "PERSONA"),
            Field.whole("warmthMin", "Least warmth").hint("0 to 100.").where("kind", "PERSONA"),
            Field.whole("warmthMax", "Most warmth").hint("0 to 100.").where("kind", "PERSONA"),
            Field.decimal("max.amount", "Highest cap")
                    .hint("Of what requests are worth in a month.")
                    .where("kind", "SPENDING_CAP"),
            Field.text("max.currency", "Currency").where("kind", "SPENDING_CAP"),
            Field.words("levels", "Levels")
                    .hint("With commas, the usual one first.")
                    .where("kind", "SAFETY_LEVEL"));

    static final Form FORM = new Form(List.of(
            Field.decimal("entitlements.multiplier", "Multiplier").hint("Of every limit of the plan. Empty: 1."),
            Field.choice(
                            "entitlements.routingFloor",
                            "Least tier of routers",
                            Option.of(ModelTier.values(), Words::word),
                            "Any")
                    .hint("What a router may choose."),
            Field.numbers("entitlements.noticesAt", "Notices at")
                    .hint("Percent of a limit: 50, 80. Empty: 50, 80, 95, 100."),
            Field.whole("entitlements.changeNoticeDays", "Notice of changes")
                    .hint("Days before terms change. Empty: 0."),
            Rows.of("entitlements.knobs", "What subscribers may set", "setting", knobs(), KNOB)));

    private EntitlementsForm() {}

    private static Map<String, ObjectNode> knobs() {
        return KINDS.stream()
                .collect(Collectors.toMap(
                        Option::label,
                        kind -> JsonNodeFactory.instance.objectNode().put("kind", kind.value())));
    }
}
