package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What things are called in a draft, right or wrong. */
final class PlanNames {

    private PlanNames() {}

    /** The ids of objects; what has none is left out. */
    static List<String> ids(JsonNode objects) {
        return each(objects)
                .map(object -> object.path("id").asText(""))
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
    }

    /** The models that a draft sells, and those that any of its lists of objects counts without selling them. */
    static List<String> models(JsonNode document, JsonNode counting) {
        Stream<String> counted = each(counting)
                .flatMap(one -> Stream.concat(
                        each(one.path("models")).map(JsonNode::asText),
                        one.at("/weighing/models").properties().stream().map(Map.Entry::getKey)));
        return Stream.concat(ids(document.path("models")).stream(), counted)
                .filter(id -> !id.isBlank())
                .distinct()
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return list.isArray() ? StreamSupport.stream(list.spliterator(), false) : Stream.empty();
    }
}
