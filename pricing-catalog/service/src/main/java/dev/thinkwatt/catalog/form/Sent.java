package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A form as a browser sends it.
 *
 * @param fields by name, which is their path in the document; {@code act} is what is done to a list besides
 */
public record Sent(Map<String, List<String>> fields) {

    private static final String ACT = "act";

    /** Whether it was asked. */
    public boolean has(String name) {
        return fields.containsKey(name);
    }

    /** What was entered, without what is blank; empty where it was not asked. */
    Optional<List<String>> values(String name) {
        return Optional.ofNullable(fields.get(name))
                .map(all -> all.stream().filter(one -> !one.isBlank()).toList());
    }

    /** All that was entered, blank or not, in its order. */
    public List<String> all(String name) {
        return fields.getOrDefault(name, List.of());
    }

    /** One that was entered; blank where none was. */
    public String value(String name) {
        return all(name).stream().findFirst().orElse("");
    }

    boolean isAct(Act act, String path) {
        return value(ACT).equals(act.to(path));
    }

    /** What has to be in view next: the first field of a row that was added, or the way to add one; empty where nothing changed. */
    public String next() {
        String[] act = value(ACT).split(" ", 2);
        if (act.length < 2) {
            return "";
        }
        if (act[0].equals(Act.REMOVE.name())) {
            return Act.ADD.to(act[1].replaceFirst("\\[\\d+]$", ""));
        }
        int rows = 0;
        while (has(Drawn.row(act[1], rows))) {
            rows++;
        }
        return Drawn.row(act[1], rows);
    }

    /** @throws ProblemException 400 for what is no object */
    ObjectNode object(String name) {
        try {
            if (Json.strict().readTree(value(name)) instanceof ObjectNode object) {
                return object;
            }
        } catch (JsonProcessingException e) {
            throw ProblemException.invalid(name, "must be JSON");
        }
        throw ProblemException.invalid(name, "must be an object");
    }
}
