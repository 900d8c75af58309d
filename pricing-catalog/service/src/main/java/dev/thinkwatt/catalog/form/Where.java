package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Set;

/**
 * When something is asked at all: where another answer, in the same object, is one of these.
 *
 * @param answers none: always
 */
public record Where(Place place, Set<String> answers) {

    static final Where ALWAYS = new Where(new Place(List.of()), Set.of());

    public Where {
        answers = Set.copyOf(answers);
    }

    boolean holds(JsonNode object) {
        return answers.isEmpty() || answers.contains(place.in(object).asText());
    }
}
