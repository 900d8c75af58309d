package dev.thinkwatt.support.problem;

import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the parameter that did not convert: the REST layer says only that one did not. */
final class ParameterProblems {

    private static final List<String> FACTORIES = List.of("valueOf", "fromString", "parse", "of", "getInstance");

    private static final Map<Class<?>, Class<?>> BOXES =
            Map.of(int.class, Integer.class, long.class, Long.class, boolean.class, Boolean.class);

    private ParameterProblems() {}

    static List<Violation> of(@Nullable Method resource, UriInfo uri) {
        if (resource == null) {
            return List.of();
        }
        return RequestParameter.all(resource)
                .filter(parameter -> given(parameter, uri).anyMatch(text -> !converts(parameter.type(), text)))
                .map(parameter -> new Violation(parameter.name(), ExpectedShape.of(parameter.type())))
                .toList();
    }

    private static Stream<String> given(RequestParameter parameter, UriInfo uri) {
        return Stream.of(uri.getPathParameters(), uri.getQueryParameters())
                .flatMap(values -> values.getOrDefault(parameter.name(), List.of()).stream());
    }

    /** As the REST layer does it: by the type's static method that takes a text. */
    private static boolean converts(Class<?> type, String text) {
        Optional<Method> factory = Arrays.stream(BOXES.getOrDefault(type, type).getMethods())
                .filter(method -> FACTORIES.contains(method.getName()) && takesText(method))
                .findFirst();
        try {
            if (factory.isPresent()) {
                factory.get().invoke(null, text);
            }
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }

    private static boolean takesText(Method method) {
        return Modifier.isStatic(method.getModifiers())
                && method.getParameterCount() == 1
                && method.getParameterTypes()[0].isAssignableFrom(String.class)
                && method.getParameterTypes()[0] != Object.class;
    }
}
