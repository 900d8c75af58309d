package dev.thinkwatt.model.document;

import dev.thinkwatt.model.money.Money;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The fields of one object that could be read; a rule about one that could not is not asked. */
final class Fields {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern TEXT = Pattern.compile("(?=.*\\S)\\P{Cntrl}{1,200}");

    private final String path;
    private final List<Fault> faults;
    private final Map<String, Object> values = new HashMap<>();

    Fields(String path, List<Fault> faults) {
        this.path = path;
        this.faults = faults;
    }

    String path() {
        return path;
    }

    void put(String name, Object value) {
        values.put(name, value);
    }

    @Nullable Object get(String name) {
        return values.get(name);
    }

    <T> Optional<T> get(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).filter(type::isInstance).map(type::cast);
    }

    /** A number, whatever its type. */
    Optional<BigDecimal> number(String name) {
        return switch (values.get(name)) {
            case BigDecimal decimal -> Optional.of(decimal);
            case Number whole -> Optional.of(BigDecimal.valueOf(whole.longValue()));
            case null, default -> Optional.empty();
        };
    }

    void fault(String name, String rule) {
        faults.add(new Fault(RecordReader.child(path, name), rule));
    }

    void atLeast(String name, long min) {
        number(name)
                .filter(number -> number.compareTo(BigDecimal.valueOf(min)) < 0)
                .ifPresent(number -> fault(name, "must be at least " + min));
    }

    void between(String name, long min, long max) {
        number(name)
                .filter(number ->
                        number.compareTo(BigDecimal.valueOf(min)) < 0 || number.compareTo(BigDecimal.valueOf(max)) > 0)
                .ifPresent(number -> fault(name, "must lie between " + min + " and " + max));
    }

    void positive(String name) {
        number(name).filter(number -> number.signum() <= 0).ifPresent(number -> fault(name, "must be more than 0"));
    }

    void decimalsAtMost(String name, int max) {
        number(name)
                .filter(number -> number.stripTrailingZeros().scale() > max)
                .ifPresent(number -> fault(name, "must have at most " + max + " decimals"));
    }

    void amountNotNegative(String name) {
        get(name, Money.class)
                .filter(money -> money.amount().signum() < 0)
                .ifPresent(money -> fault(name + ".amount", "must be at least 0"));
    }

    void amountPositive(String name) {
        get(name, Money.class)
                .filter(money -> money.amount().signum() <= 0)
                .ifPresent(money -> fault(name + ".amount", "must be more than 0"));
    }

    /** ISO-8601, both inclusive. */
    void lasts(String name, String min, String max) {
        get(name, Duration.class)
                .filter(length ->
                        length.compareTo(Duration.parse(min)) < 0 || length.compareTo(Duration.parse(max)) > 0)
                .ifPresent(length -> fault(name, "must lie between " + min + " and " + max));
    }

    void notEmpty(String name) {
        Object value = values.get(name);
        if (value instanceof Collection<?> elements && elements.isEmpty()) {
            fault(name, "must not be empty");
        }
    }

    void identifier(String name) {
        get(name, String.class)
                .filter(id -> !IDENTIFIER.matcher(id).matches())
                .ifPresent(id -> fault(
                        name, "must be 1 to 64 letters, digits, '.', '_' or '-', and start with a letter or digit"));
    }

    /** A line that people read. */
    void text(String name) {
        get(name, String.class)
                .filter(text -> !TEXT.matcher(text).matches())
                .ifPresent(text -> fault(name, "must be 1 to 200 characters of text"));
    }
}
