package dev.thinkwatt.model.document;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The kinds of a sealed interface: its records, named in UPPER_SNAKE by the field {@code kind}. */
record Kinds(List<Class<?>> records) {

    static final String FIELD = "kind";

    static Kinds of(Class<?> sealed) {
        return new Kinds(leaves(sealed).toList());
    }

    Optional<Class<?>> named(@Nullable Object name) {
        return records.stream().filter(kind -> name(kind).equals(name)).findFirst();
    }

    String rule() {
        return records.stream().map(Kinds::name).collect(Collectors.joining(", ", "must be one of ", ""));
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(Kinds::leaves) : Stream.of(type);
    }

    /** {@code FallBack} is {@code FALL_BACK}. */
    private static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
