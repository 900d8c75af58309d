package dev.thinkwatt.catalog.form;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * How a value is entered. What is entered is kept as it is, right or wrong: what is wrong with it is told by the rules of the
 * document.
 */
public sealed interface Input {

    /** A value as a form shows it; none where there is nothing that it could show. */
    default List<String> shown(JsonNode value) {
        return said(value).toList();
    }

    /**
     * What was entered, as a value: as text, where it says nothing else.
     *
     * @param entered at least one, none of them blank
     */
    default JsonNode read(List<String> entered) {
        return JsonNodeFactory.instance.textNode(entered.getFirst());
    }

    /**
     * What was entered, of what was chosen and what stands in a line beside it.
     *
     * @param beside empty where there is no such line
     */
    default List<String> entered(List<String> chosen, List<String> beside) {
        return chosen;
    }

    /** What template draws it: {@code line}, {@code choice}, {@code offered} or {@code several}. */
    String kind();

    /** What can be chosen. */
    default List<Option> options() {
        return List.of();
    }

    /** What keyboard a phone shows. */
    default String keyboard() {
        return "text";
    }

    /** Text, or a decimal, which documents have as text too. */
    record Line(String keyboard) implements Input {

        @Override
        public String kind() {
            return "line";
        }
    }

    /** A number that documents have as a number. */
    record Whole() implements Input {

        @Override
        public JsonNode read(List<String> entered) {
            return number(entered.getFirst());
        }

        @Override
        public String kind() {
            return "line";
        }

        @Override
        public String keyboard() {
            return "numeric";
        }
    }

    /**
     * One of several.
     *
     * @param none what it is called to say nothing
     */
    record Choice(List<Option> options, String none) implements Input {

        @Override
        public String kind() {
            return "choice";
        }
    }

    /**
     * One of several, or a number of one's own, which is read only where that is chosen. Where it is chosen and nothing is
     * entered, that it was chosen stands there, which is no number.
     *
     * @param none what it is called to say nothing
     * @param own what it is called to say another
     */
    record Offered(List<Option> options, String none, String own) implements Input {

        /** What a form sends where a number of one's own is chosen. */
        public static final String OWN = "own";

        @Override
        public List<String> entered(List<String> chosen, List<String> beside) {
            return chosen.contains(OWN) && !beside.isEmpty() ? beside : chosen;
        }

        @Override
        public String kind() {
            return "offered";
        }

        @Override
        public String keyboard() {
            return "decimal";
        }
    }

    /** Any of several. */
    record Several(List<Option> options) implements Input {

        @Override
        public List<String> shown(JsonNode value) {
            return each(value).toList();
        }

        @Override
        public JsonNode read(List<String> entered) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            entered.forEach(all::add);
            return all;
        }

        @Override
        public String kind() {
            return "several";
        }
    }

    /**
     * A list on one line, with commas between, where the order says something.
     *
     * @param numbers whether they are numbers
     */
    record Listed(boolean numbers) implements Input {

        @Override
        public List<String> shown(JsonNode value) {
            String all = each(value).collect(Collectors.joining(", "));
            return all.isEmpty() ? List.of() : List.of(all);
        }

        @Override
        public JsonNode read(List<String> entered) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            Arrays.stream(entered.getFirst().split(","))
                    .map(String::strip)
                    .filter(one -> !one.isEmpty())
                    .forEach(one -> all.add(numbers ? number(one) : JsonNodeFactory.instance.textNode(one)));
            return all;
        }

        @Override
        public String kind() {
            return "line";
        }
    }

    private static Stream<String> each(JsonNode value) {
        return value.isArray()
                ? StreamSupport.stream(value.spliterator(), false).flatMap(Input::said)
                : Stream.empty();
    }

    private static Stream<String> said(JsonNode value) {
        return Stream.of(value)
                .filter(node -> node.isValueNode() && !node.isNull())
                .map(JsonNode::asText)
                .filter(text -> !text.isBlank());
    }

    /** As text where it is none. */
    private static JsonNode number(String entered) {
        try {
            long number = Long.parseLong(entered);
            return number == (int) number
                    ? JsonNodeFactory.instance.numberNode((int) number)
                    : JsonNodeFactory.instance.numberNode(number);
        } catch (NumberFormatException e) {
            return JsonNodeFactory.instance.textNode(entered);
        }
    }
}
