package dev.thinkwatt.model.document;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares two documents of a plan, sound or not. Models, allowances, prices and knobs are told apart by what names them, so that
 * their order is no difference; decimals are compared as numbers.
 */
public final class PlanDifference {

    /** What is read, and told, as a whole. */
    private static final Set<String> WHOLE = Set.of("baseFee", "price", "max", "window", "atLimit");

    private static final Set<String> TEXT = Set.of("id", "name", "source");

    private final List<Change> changes = new ArrayList<>();
    private final ChangeWords words;

    private PlanDifference(ChangeWords words) {
        this.words = words;
    }

    /** The changes that lead from one document to another, in the order of the first, then of the second. */
    public static List<Change> between(
            Map<String, ? extends @Nullable Object> before, Map<String, ? extends @Nullable Object> after) {
        PlanDifference difference = new PlanDifference(new ChangeWords(before, after));
        difference.fields("", before, after);
        return List.copyOf(difference.changes);
    }

    private void fields(String path, Map<?, ?> before, Map<?, ?> after) {
        for (String name : names(before, after)) {
            value(RecordReader.child(path, name), name, before.get(name), after.get(name));
        }
    }

    private void value(String path, String name, @Nullable Object before, @Nullable Object after) {
        if (isSame(name, before, after)) {
            return;
        }
        if (named(name, before) instanceof Map<?, ?> from && named(name, after) instanceof Map<?, ?> to) {
            elements(path, name, from, to);
        } else if (!WHOLE.contains(name) && before instanceof Map<?, ?> from && after instanceof Map<?, ?> to) {
            fields(path, from, to);
        } else {
            add(path, before, after);
        }
    }

    /** Prices are told as a whole, of what else is on both sides only what is different. */
    private void elements(String path, String list, Map<?, ?> before, Map<?, ?> after) {
        for (String name : names(before, after)) {
            String at = path + "[" + name + "]";
            if (!list.equals("prices")
                    && before.get(name) instanceof Map<?, ?> from
                    && after.get(name) instanceof Map<?, ?> to) {
                fields(at, from, to);
            } else if (!isSame(list, before.get(name), after.get(name))) {
                add(at, before.get(name), after.get(name));
            }
        }
    }

    private void add(String path, @Nullable Object before, @Nullable Object after) {
        changes.add(new Change(path, before, after, words.of(path, before, after)));
    }

    /** The elements of a list by what names them, or null where it is no such list, or one has no name of its own. */
    private static @Nullable Map<String, Object> named(String list, @Nullable Object written) {
        if (!(written instanceof List<?> elements)) {
            return null;
        }
        Map<String, Object> named = new LinkedHashMap<>();
        for (Object element : elements) {
            String name = element instanceof Map<?, ?> object ? name(list, object) : "";
            if (name.isEmpty() || named.put(name, element) != null) {
                return null;
            }
        }
        return named;
    }

    private static String name(String list, Map<?, ?> element) {
        return switch (list) {
            case "models", "allowances" -> text(element.get("id"));
            case "knobs" -> text(element.get("kind"));
            case "prices" -> PriceName.of(element);
            default -> "";
        };
    }

    private static String text(@Nullable Object value) {
        return value instanceof String text ? text : "";
    }

    private static Collection<String> names(Map<?, ?> before, Map<?, ?> after) {
        Set<Object> names = new LinkedHashSet<>(before.keySet());
        names.addAll(after.keySet());
        return names.stream().map(String::valueOf).collect(Collectors.toList());
    }

    private static boolean isSame(String name, @Nullable Object before, @Nullable Object after) {
        if (before instanceof Map<?, ?> from && after instanceof Map<?, ?> to) {
            return names(from, to).stream().allMatch(field -> isSame(field, from.get(field), to.get(field)));
        }
        if (before instanceof List<?> from && after instanceof List<?> to && from.size() == to.size()) {
            return IntStream.range(0, from.size()).allMatch(i -> isSame(name, from.get(i), to.get(i)));
        }
        return Objects.equals(before, after) || (!TEXT.contains(name) && isSameNumber(before, after));
    }

    private static boolean isSameNumber(@Nullable Object before, @Nullable Object after) {
        if (before instanceof Number from && after instanceof Number to) {
            // Whole, and of one type or another as whoever wrote them would have it.
            return from.longValue() == to.longValue();
        }
        return Scalars.read(BigDecimal.class, before) instanceof BigDecimal from
                && Scalars.read(BigDecimal.class, after) instanceof BigDecimal to
                && from.compareTo(to) == 0;
    }
}
