package dev.thinkwatt.support.problem;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A parameter of path, query or header, by the name that callers give it. */
record RequestParameter(String name, Class<?> type) {

    /** Empty for the body and for what the platform injects. */
    static Optional<RequestParameter> of(Method method, int index) {
        Parameter parameter = method.getParameters()[index];
        for (Annotation annotation : parameter.getAnnotations()) {
            Optional<String> name = name(annotation);
            if (name.isPresent()) {
                String given = name.get().isEmpty() ? parameter.getName() : name.get();
                return Optional.of(new RequestParameter(given, parameter.getType()));
            }
        }
        return Optional.empty();
    }

    private static Optional<String> name(Annotation annotation) {
        return switch (annotation) {
            case PathParam path -> Optional.of(path.value());
            case QueryParam query -> Optional.of(query.value());
            case HeaderParam header -> Optional.of(header.value());
            case RestPath path -> Optional.of(path.value());
            case RestQuery query -> Optional.of(query.value());
            case RestHeader header -> Optional.of(header.value());
            default -> Optional.empty();
        };
    }
}
