package dev.thinkwatt.catalog.form;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * One of several answers.
 *
 * @param value as a document has it
 * @param label as people read it
 */
public record Option(String value, String label) {

    /** All constants of an enum, in their order. */
    public static <E extends Enum<E>> List<Option> of(E[] constants, Function<E, String> label) {
        return Arrays.stream(constants)
                .map(constant -> new Option(constant.name(), label.apply(constant)))
                .toList();
    }

    /** What is called as it is. */
    public static List<Option> of(List<String> values) {
        return values.stream().map(value -> new Option(value, value)).toList();
    }
}
