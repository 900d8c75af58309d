package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Option;
import dev.thinkwatt.catalog.form.Part;
import dev.thinkwatt.catalog.form.Rows;
import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.plan.PriceTerms;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.List;

/** How prices are read. */
final class TermsForm {

    private static final List<Part> GROUP = List.of(
            Field.text("id", "Id").hint("Prices name it."),
            Field.words("sites", "Sites").hint("With commas: us-east, us-west."));

    private TermsForm() {}

    static Form of(JsonNode document) {
        return new Form(List.of(
                Field.choice(
                                "priceTerms.contextSteps",
                                "A context step prices",
                                Option.of(PriceTerms.ContextSteps.values(), TermsForm::word),
                                "Not said")
                        .hint("Not said: the whole request."),
                rows("aliases", "Aliases", "alias", aliases(document)),
                rows("siteGroups", "Groups of sites", "group of sites", GROUP),
                rows("notSold", "What is not sold", "kind that is not sold", notSold(document)),
                rows("otherBaseFees", "The fee in other currencies", "fee in another currency", MoneyFields.HERE)));
    }

    private static List<Part> aliases(JsonNode document) {
        return List.of(
                Field.text("id", "Id").hint("Prices name it, like gpt-5-latest."),
                Field.choice("model", "Stands for", Option.of(PlanNames.ids(document.path("models"))), "Not said yet"),
                Field.text("from", "From").hint("In UTC: 2027-01-01T00:00:00Z. Empty: from the start."));
    }

    private static List<Part> notSold(JsonNode document) {
        return List.of(
                Field.choice("model", "Model", Option.of(PlanNames.ids(document.path("models"))), "Any"),
                Field.choice("kind", "Kind", Option.of(UsageKind.values(), Words::word), "Any"),
                Field.choice("tier", "Service tier", Option.of(ServiceTier.values(), Words::word), "Any"));
    }

    private static Rows rows(String field, String title, String noun, List<Part> parts) {
        return Rows.of("priceTerms." + field, title, noun, JsonNodeFactory.instance.objectNode(), parts);
    }

    private static String word(PriceTerms.ContextSteps steps) {
        return switch (steps) {
            case WHOLE_REQUEST -> "The whole request";
            case EXCESS -> "Only what lies beyond it";
        };
    }
}
