package dev.thinkwatt.support.problem;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a value of a type looks like in JSON, in words. */
final class ExpectedShape {

    private static final Map<Class<?>, String> SCALARS = Map.ofEntries(
            Map.entry(String.class, "must be a string"),
            Map.entry(BigDecimal.class, "must be a decimal in a string, without an exponent"),
            Map.entry(Instant.class, "must be an ISO-8601 instant, like 2026-11-24T08:00:00Z"),
            Map.entry(Duration.class, "must be an ISO-8601 duration, like PT15M"),
            Map.entry(LocalDate.class, "must be a date, like 2026-11-24"),
            Map.entry(YearMonth.class, "must be a month, like 2026-11"),
            Map.entry(ZoneId.class, "must be a time zone, like Europe/Berlin"),
            Map.entry(Currency.class, "must be a currency code, like EUR"),
            Map.entry(UUID.class, "must be a UUID"),
            Map.entry(boolean.class, "must be true or false"),
            Map.entry(Boolean.class, "must be true or false"),
            Map.entry(int.class, "must be a whole number from -2147483648 to 2147483647"),
            Map.entry(Integer.class, "must be a whole number from -2147483648 to 2147483647"),
            Map.entry(long.class, "must be a whole number of 64 bits"),
            Map.entry(Long.class, "must be a whole number of 64 bits"));

    private ExpectedShape() {}

    static String of(@Nullable Class<?> type) {
        if (type == null) {
            return "cannot be read";
        }
        String scalar = SCALARS.get(type);
        if (scalar != null) {
            return scalar;
        }
        if (type.isEnum()) {
            return "must be one of " + String.join(", ", constants(type));
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "must be an array" : "must be an object";
    }

    static List<String> kinds(Class<?> sealed) {
        return leaves(sealed).map(ExpectedShape::upperSnake).toList();
    }

    private static List<String> constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ExpectedShape::leaves)
                : Stream.of(type);
    }

    private static String upperSnake(Class<?> kind) {
        return kind.getSimpleName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }
}
