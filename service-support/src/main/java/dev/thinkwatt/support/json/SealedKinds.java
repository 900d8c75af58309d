package dev.thinkwatt.support.json;

import com.fasterxml.jackson.databind.jsontype.NamedType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The kinds of a sealed interface: its records, named in UPPER_SNAKE. */
final class SealedKinds {

    private SealedKinds() {}

    /** Whether the type is one of ours that is sealed, or a record of one. */
    static boolean isKind(Class<?> type) {
        return isSealed(type)
                || (type.isRecord() && Arrays.stream(type.getInterfaces()).anyMatch(SealedKinds::isKind));
    }

    static List<NamedType> of(Class<?> type) {
        return isSealed(type)
                ? records(type).map(kind -> new NamedType(kind, name(kind))).toList()
                : List.of();
    }

    /** {@code FallBack} is {@code FALL_BACK}. */
    static String name(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static Stream<Class<?>> records(Class<?> type) {
        return isSealed(type)
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(SealedKinds::records)
                : Stream.of(type);
    }

    /** The platform has sealed interfaces too, String among their kinds; those stay what they are. */
    private static boolean isSealed(Class<?> type) {
        return type.isInterface() && type.isSealed() && !type.getName().startsWith("java.");
    }
}
