package dev.thinkwatt.support.problem;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;

/** A parameter of path, query or header, by the name that callers give it. */
record RequestParameter(String name, Class<?> type) {

    /** All of a method, with those that several methods share as the fields of a bean. */
    static Stream<RequestParameter> all(Method method) {
        return IntStream.range(0, method.getParameterCount()).boxed().flatMap(index -> {
            Parameter parameter = method.getParameters()[index];
            return parameter.isAnnotationPresent(BeanParam.class)
                    ? fields(parameter.getType())
                    : of(method, index).stream();
        });
    }

    /** Empty for the body and for what the platform injects. */
    static Optional<RequestParameter> of(Method method, int index) {
        Parameter parameter = method.getParameters()[index];
        return of(parameter, parameter.getName(), parameter.getType());
    }

    private static Stream<RequestParameter> fields(Class<?> bean) {
        Stream<RequestParameter> own = Arrays.stream(bean.getDeclaredFields())
                .flatMap(field -> of(field, field.getName(), field.getType()).stream());
        Class<?> parent = bean.getSuperclass();
        return parent == null ? own : Stream.concat(own, fields(parent));
    }

    private static Optional<RequestParameter> of(AnnotatedElement place, String ownName, Class<?> type) {
        for (Annotation annotation : place.getAnnotations()) {
            Optional<String> name = name(annotation);
            if (name.isPresent()) {
                return Optional.of(new RequestParameter(name.get().isEmpty() ? ownName : name.get(), type));
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
