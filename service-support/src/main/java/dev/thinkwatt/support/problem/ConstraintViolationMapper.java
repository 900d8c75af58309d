package dev.thinkwatt.support.problem;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** Bean validation, with fields named as the caller wrote them. */
@Provider
class ConstraintViolationMapper implements ExceptionMapper<ConstraintViolationException> {

    private final UncaughtMapper bugs = new UncaughtMapper();

    @Override
    public Response toResponse(ConstraintViolationException exception) {
        if (exception.getConstraintViolations().stream().anyMatch(ConstraintViolationMapper::isOurs)) {
            return bugs.toResponse(exception);
        }
        return ProblemResponses.invalid(violations(exception.getConstraintViolations()));
    }

    static List<Violation> violations(Set<? extends ConstraintViolation<?>> broken) {
        return broken.stream()
                .map(ConstraintViolationMapper::violation)
                .sorted(Comparator.comparing(Violation::field).thenComparing(Violation::rule))
                .toList();
    }

    /** A body that is not there is told like a field that is not. */
    private static Violation violation(ConstraintViolation<?> broken) {
        String field = ViolationPath.of(broken);
        boolean noBody = field.isEmpty() && broken.getInvalidValue() == null;
        return new Violation(field, noBody ? "is required" : broken.getMessage());
    }

    /** An answer that breaks a rule is no fault of the caller. */
    private static boolean isOurs(ConstraintViolation<?> violation) {
        return StreamSupport.stream(violation.getPropertyPath().spliterator(), false)
                .map(Path.Node::getKind)
                .anyMatch(kind -> kind == ElementKind.RETURN_VALUE);
    }
}
