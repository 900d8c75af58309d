package dev.thinkwatt.model.document;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Values without parts. All but whole numbers and booleans are text; a decimal has no exponent. */
final class Scalars {

    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,40}(\\.\\d{1,60})?");

    /** How a type is read, and what it looks like in words. */
    private record Scalar(Function<Object, @Nullable Object> read, String rule) {}

    private static final Scalar WHOLE = new Scalar(
            written -> written instanceof Integer || written instanceof Long ? ((Number) written).longValue() : null,
            "must be a whole number of 64 bits");
    private static final Scalar SMALL = new Scalar(
            written -> written instanceof Integer ? written : null,
            "must be a whole number from -2147483648 to 2147483647");
    private static final Scalar BOOLEAN =
            new Scalar(written -> written instanceof Boolean ? written : null, "must be true or false");

    private static final Map<Class<?>, Scalar> BY_TYPE = Map.ofEntries(
            Map.entry(long.class, WHOLE),
            Map.entry(Long.class, WHOLE),
            Map.entry(int.class, SMALL),
            Map.entry(Integer.class, SMALL),
            Map.entry(boolean.class, BOOLEAN),
            Map.entry(Boolean.class, BOOLEAN),
            text(String.class, text -> text, "must be a string of text"),
            text(BigDecimal.class, Scalars::decimal, "must be a decimal in a string, without an exponent"),
            text(Duration.class, Duration::parse, "must be an ISO-8601 duration, like PT15M"),
            text(Instant.class, Instant::parse, "must be an ISO-8601 instant, like 2026-11-24T08:00:00Z"),
            text(LocalDate.class, LocalDate::parse, "must be a date, like 2026-11-24"),
            text(LocalTime.class, LocalTime::parse, "must be a time of day, like 08:30"),
            text(ZoneId.class, ZoneId::of, "must be a time zone, like Europe/Berlin"),
            text(Currency.class, Currency::getInstance, "must be a currency code, like EUR"));

    private Scalars() {}

    /** Null for what is no such value. */
    static @Nullable Object read(Class<?> type, @Nullable Object written) {
        if (written == null) {
            return null;
        }
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(written))
                        .findFirst()
                        .orElse(null)
                : scalar(type).read().apply(written);
    }

    static String rule(Class<?> type) {
        return type.isEnum()
                ? Arrays.stream(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", ", "must be one of ", ""))
                : scalar(type).rule();
    }

    private static Scalar scalar(Class<?> type) {
        Scalar scalar = BY_TYPE.get(type);
        if (scalar == null) {
            throw new IllegalStateException(type + " is no type that a document has");
        }
        return scalar;
    }

    private static Map.Entry<Class<?>, Scalar> text(Class<?> type, Function<String, Object> parse, String rule) {
        return Map.entry(type, new Scalar(written -> parsed(parse, written), rule));
    }

    private static @Nullable Object parsed(Function<String, Object> parse, Object written) {
        try {
            return written instanceof String text && isStorable(text) ? parse.apply(text) : null;
        } catch (IllegalArgumentException | DateTimeException unreadable) {
            return null;
        }
    }

    /** PostgreSQL keeps neither the character NUL nor half a pair of surrogates. */
    private static boolean isStorable(String text) {
        return text.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    private static BigDecimal decimal(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw new IllegalArgumentException("not a plain decimal");
        }
        return new BigDecimal(text);
    }
}
