package dev.thinkwatt.support.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The path of a violation as the caller wrote it: {@code estimate.inputTokens} for a field of the body, {@code limit} for a
 * parameter, never the names of our methods.
 */
final class ViolationPath {

    private ViolationPath() {}

    static String of(ConstraintViolation<?> violation) {
        StringBuilder path = new StringBuilder();
        Path.@Nullable MethodNode method = null;
        for (Path.Node node : violation.getPropertyPath()) {
            if (node.getKind() == ElementKind.METHOD) {
                method = node.as(Path.MethodNode.class);
            } else if (node.getKind() == ElementKind.PARAMETER) {
                path.append(parameter(violation.getRootBeanClass(), method, node.as(Path.ParameterNode.class)));
            } else {
                append(path, node);
            }
        }
        return path.toString();
    }

    private static void append(StringBuilder path, Path.Node node) {
        if (node.isInIterable()) {
            path.append(node.getKey() == null ? "[" + node.getIndex() + "]" : "." + node.getKey());
        }
        if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
            path.append(path.isEmpty() ? "" : ".").append(node.getName());
        }
    }

    /** The name of a parameter of path, query or header; nothing for the body, whose name is ours alone. */
    private static String parameter(Class<?> bean, Path.@Nullable MethodNode node, Path.ParameterNode parameter) {
        if (node == null) {
            return parameter.getName();
        }
        return methods(bean)
                .filter(method -> matches(method, node))
                .map(method -> RequestParameter.of(method, parameter.getParameterIndex()))
                .flatMap(Optional::stream)
                .map(RequestParameter::name)
                .findFirst()
                .orElse("");
    }

    /** The container's subclass of a resource repeats its methods without their annotations. */
    private static Stream<Method> methods(Class<?> bean) {
        Class<?> parent = bean.getSuperclass();
        Stream<Method> own = Arrays.stream(bean.getDeclaredMethods());
        return parent == null ? own : Stream.concat(own, methods(parent));
    }

    private static boolean matches(Method method, Path.MethodNode node) {
        return method.getName().equals(node.getName())
                && List.of(method.getParameterTypes()).equals(node.getParameterTypes());
    }
}
