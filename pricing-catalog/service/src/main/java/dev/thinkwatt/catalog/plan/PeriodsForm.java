package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Box;
import dev.thinkwatt.catalog.form.Field;
import dev.thinkwatt.catalog.form.Form;
import dev.thinkwatt.catalog.form.Option;
import dev.thinkwatt.catalog.form.Part;
import dev.thinkwatt.catalog.form.Rows;
import dev.thinkwatt.catalog.words.Words;
import dev.thinkwatt.model.plan.PrepaidCredit;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.List;
import java.util.stream.Stream;

/** What is charged by the period: tiers, packages, a minimum, prepaid credit. */
final class PeriodsForm {

    private static final List<Option> KINDS = List.of(
            new Option("PER_UNIT", "Each unit at one price"),
            new Option("GRADUATED", "Graduated tiers"),
            new Option("VOLUME", "Volume tiers"),
            new Option("PACKAGE", "Whole packages"));

    private PeriodsForm() {}

    static Form of(JsonNode document) {
        ObjectNode money = JsonNodeFactory.instance.objectNode();
        return new Form(List.of(
                Rows.of("periodTerms.charges", "Charges", "charge", charge(document), charges(document)),
                Box.of(
                        "Minimum",
                        "What the usage of a period comes to at least, without fee and energy. Empty: nothing.",
                        MoneyFields.at("periodTerms.minimum")),
                Rows.of(
                        "periodTerms.otherMinimums",
                        "The minimum in other currencies",
                        "minimum in another currency",
                        money,
                        MoneyFields.HERE),
                Box.of("Prepaid credit", "What an account gets at the start of each period. Empty: none.", credit())));
    }

    /** What most begin with: two tiers. */
    private static ObjectNode charge(JsonNode document) {
        ObjectNode charge = JsonNodeFactory.instance.objectNode();
        charge.putObject("charge")
                .put("kind", "GRADUATED")
                .putArray("tiers")
                .add(tier(document))
                .add(tier(document));
        return charge;
    }

    /** In the currency that the plan is sold in first of all. */
    private static ObjectNode tier(JsonNode document) {
        ObjectNode tier = JsonNodeFactory.instance.objectNode();
        ObjectNode unit = tier.putObject("unit").put("per", 1_000_000);
        unit.putObject("price").put("currency", document.at("/baseFee/currency").asText(""));
        return tier;
    }

    private static List<Part> charges(JsonNode document) {
        List<String> models = PlanNames.models(document, document.at("/periodTerms/charges"));
        List<Part> what = List.of(
                Field.text("id", "Id"),
                Field.whole("included", "Included").hint("Units that cost nothing in each period. Empty: none."),
                Field.several("models", "Models, added up", Option.of(models)),
                Field.several("kinds", "Kinds, added up", Option.of(UsageKind.values(), Words::word)),
                Field.several("tiers", "Service tiers; none: all", Option.of(ServiceTier.values(), Words::word)),
                Field.choice("charge.kind", "Charged", KINDS, "Not said yet")
                        .hint("Graduated: each unit at the price of its tier. Volume: all at that of the tier the"
                                + " whole is in.")
                        .deciding());
        List<Part> tier = Stream.concat(
                        Stream.of(Field.whole("upTo", "Up to").hint("Its last unit. Empty: no end.")),
                        MoneyFields.unit("unit").stream())
                .map(Part.class::cast)
                .toList();
        Stream<Part> charged = Stream.of(
                        MoneyFields.unit("charge.unit").stream().map(field -> field.where("charge.kind", "PER_UNIT")),
                        Stream.of(Rows.of("charge.tiers", "Tiers", "tier", tier(document), tier)
                                .where("charge.kind", "GRADUATED", "VOLUME")),
                        MoneyFields.at("charge.price").stream().map(field -> field.where("charge.kind", "PACKAGE")),
                        Stream.of(
                                Field.whole("charge.size", "Units in a package").where("charge.kind", "PACKAGE")))
                .flatMap(parts -> parts);
        return Stream.concat(what.stream(), charged).toList();
    }

    private static List<Part> credit() {
        String credit = "periodTerms.prepaidCredit";
        return Stream.concat(
                        MoneyFields.at(credit + ".amount").stream(),
                        Stream.of(
                                Field.whole(credit + ".periods", "Lives for")
                                        .hint("Periods, the one that it comes in counted. Empty: until it is spent."),
                                Field.several(
                                        credit + ".pays",
                                        "It pays",
                                        Option.of(PrepaidCredit.Pays.values(), PlanWords::capital))))
                .map(Part.class::cast)
                .toList();
    }
}
