package dev.thinkwatt.model.document;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reads a tree into records and goes on after a fault. A component is required unless it is nullable or a collection; a sealed
 * interface is told apart by {@code kind}. What no rule finds and a record's own constructor refuses is a fault of that record.
 */
final class RecordReader {

    private final Map<Class<?>, Consumer<Fields>> rules;
    private final List<Fault> faults;
    private final List<Fault> refusals = new ArrayList<>();

    /**
     * @param rules what is asked of the fields of a record, beyond their types
     * @param faults where faults are added
     */
    RecordReader(Map<Class<?>, Consumer<Fields>> rules, List<Fault> faults) {
        this.rules = rules;
        this.faults = faults;
    }

    /** Empty where anything in it is wrong. */
    <T extends Record> Optional<T> read(Class<T> type, Map<String, ? extends @Nullable Object> tree) {
        return value(type, tree, "").map(type::cast);
    }

    /** What constructors refused, of those objects of which nothing else is known to be wrong: to be asked when all else was. */
    List<Fault> unexplained() {
        return refusals.stream()
                .filter(refusal ->
                        faults.stream().noneMatch(fault -> fault.path().startsWith(refusal.path())))
                .toList();
    }

    private Optional<Object> value(Type type, @Nullable Object written, String path) {
        if (written == null) {
            return fault(path, "must not be null");
        }
        if (type instanceof ParameterizedType generic) {
            return Map.class.isAssignableFrom((Class<?>) generic.getRawType())
                    ? map(generic.getActualTypeArguments(), written, path)
                    : collection(generic, written, path);
        }
        Class<?> plain = (Class<?>) type;
        if (plain.isSealed()) {
            return kind(plain, written, path);
        }
        if (plain.isRecord()) {
            return record(plain, written, path, false);
        }
        Object read = Scalars.read(plain, written);
        return read == null ? fault(path, Scalars.rule(plain)) : Optional.of(read);
    }

    private Optional<Object> kind(Class<?> sealed, Object written, String path) {
        if (!(written instanceof Map<?, ?> object)) {
            return fault(path, "must be an object");
        }
        Kinds kinds = Kinds.of(sealed);
        return kinds.named(object.get(Kinds.FIELD))
                .map(kind -> record(kind, object, path, true))
                .orElseGet(() -> fault(child(path, Kinds.FIELD), kinds.rule()));
    }

    private Optional<Object> record(Class<?> type, Object written, String path, boolean isKind) {
        if (!(written instanceof Map<?, ?> object)) {
            return fault(path, "must be an object");
        }
        int before = wrongs();
        RecordComponent[] components = type.getRecordComponents();
        List<String> names =
                Arrays.stream(components).map(RecordComponent::getName).toList();
        Fields fields = new Fields(path, faults);
        for (RecordComponent component : components) {
            component(component, object, path).ifPresent(read -> fields.put(component.getName(), read));
        }
        object.keySet().stream()
                .map(String::valueOf)
                .filter(name -> !names.contains(name) && !(isKind && name.equals(Kinds.FIELD)))
                .forEach(name -> fault(child(path, name), "is not a field here"));
        rules.getOrDefault(type, none -> {}).accept(fields);
        return wrongs() == before ? construct(type, fields) : Optional.empty();
    }

    private Optional<Object> component(RecordComponent component, Map<?, ?> object, String path) {
        String name = component.getName();
        Object written = object.get(name);
        if (written != null) {
            return value(component.getGenericType(), written, child(path, name));
        }
        if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
            return Optional.empty();
        }
        Class<?> type = component.getType();
        if (Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type)) {
            return Optional.of(empty(type));
        }
        return fault(child(path, name), object.containsKey(name) ? "must not be null" : "is required");
    }

    private Optional<Object> collection(ParameterizedType type, Object written, String path) {
        if (!(written instanceof List<?> elements)) {
            return fault(path, "must be an array");
        }
        List<Object> read = new ArrayList<>();
        for (int i = 0; i < elements.size(); i++) {
            value(type.getActualTypeArguments()[0], elements.get(i), path + "[" + i + "]")
                    .ifPresent(read::add);
        }
        if (read.size() < elements.size()) {
            return Optional.empty();
        }
        return Optional.of(type.getRawType() == Set.class ? new LinkedHashSet<>(read) : read);
    }

    private Optional<Object> map(Type[] types, Object written, String path) {
        if (!(written instanceof Map<?, ?> entries)) {
            return fault(path, "must be an object");
        }
        Map<Object, Object> read = new LinkedHashMap<>();
        entries.forEach((key, element) -> {
            String at = child(path, String.valueOf(key));
            Object name = Scalars.read((Class<?>) types[0], key);
            Optional<Object> value = value(types[1], element, at);
            if (name == null) {
                fault(at, Scalars.rule((Class<?>) types[0]));
            } else {
                value.ifPresent(known -> read.put(name, known));
            }
        });
        return read.size() == entries.size() ? Optional.of(read) : Optional.empty();
    }

    private Optional<Object> construct(Class<?> type, Fields fields) {
        RecordComponent[] components = type.getRecordComponents();
        try {
            return Optional.of(type.getDeclaredConstructor(Arrays.stream(components)
                            .map(RecordComponent::getType)
                            .toArray(Class<?>[]::new))
                    .newInstance(Arrays.stream(components)
                            .map(component -> fields.get(component.getName()))
                            .toArray()));
        } catch (InvocationTargetException refused) {
            if (refused.getTargetException() instanceof IllegalArgumentException rule) {
                refusals.add(new Fault(fields.path(), "is refused: " + rule.getMessage()));
                return Optional.empty();
            }
            throw new IllegalStateException(type + " cannot be made", refused);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException(type + " cannot be made", impossible);
        }
    }

    private int wrongs() {
        return faults.size() + refusals.size();
    }

    private Optional<Object> fault(String path, String rule) {
        faults.add(new Fault(path, rule));
        return Optional.empty();
    }

    static String child(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    private static Object empty(Class<?> type) {
        if (Map.class.isAssignableFrom(type)) {
            return Map.of();
        }
        return type == Set.class ? Set.of() : List.of();
    }
}
