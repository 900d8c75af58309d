package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.form.Sent;
import java.util.List;
import java.util.stream.Stream;

/**
 * What every plan has, as somebody enters it: text that is stored as it is, for what is wrong with it is told by the rules
 * of plans.
 *
 * @param paid whether it costs money
 * @param hold ISO-8601
 */
record BasicsForm(
        String name,
        boolean paid,
        String amount,
        String currency,
        String usageTerms,
        String unlistedModel,
        String hold) {

    static BasicsForm of(JsonNode document) {
        return new BasicsForm(
                text(document, "/name"),
                document.path("paid").asBoolean(),
                text(document, "/baseFee/amount"),
                text(document, "/baseFee/currency"),
                text(document, "/usageTerms"),
                text(document, "/unlistedModel"),
                text(document, "/hold"));
    }

    /** As a form sends it. */
    static BasicsForm of(Sent sent) {
        return new BasicsForm(
                sent.value("name"),
                sent.value("paid").equals("true"),
                sent.value("amount"),
                sent.value("currency"),
                sent.value("usageTerms"),
                sent.value("unlistedModel"),
                sent.value("hold"));
    }

    /** What is wrong, field by field. */
    static List<TypedDraft.Field> wrong(Faults faults) {
        return Stream.of("name", "baseFee", "usageTerms", "unlistedModel", "hold")
                .map(field -> new TypedDraft.Field(field + "-wrong", faults.at(field)))
                .toList();
    }

    void writeTo(ObjectNode document) {
        put(document, "name", name);
        document.put("paid", paid);
        ObjectNode baseFee = document.putObject("baseFee");
        put(baseFee, "amount", amount);
        put(baseFee, "currency", currency);
        put(document, "usageTerms", usageTerms);
        put(document, "unlistedModel", unlistedModel);
        put(document, "hold", hold);
    }

    /** Nothing entered is nothing said. */
    private static void put(ObjectNode node, String field, String value) {
        if (value.isBlank()) {
            node.remove(field);
        } else {
            node.put(field, value.strip());
        }
    }

    private static String text(JsonNode document, String pointer) {
        return document.at(pointer).asText("");
    }
}
