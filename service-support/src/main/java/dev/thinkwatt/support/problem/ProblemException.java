package dev.thinkwatt.support.problem;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A caller's mistake, or a passing inability of ours, that ends a request with a problem. Never a "no": a refusal is an answer. */
public final class ProblemException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ProblemType type;
    private final transient List<Violation> violations;
    private final @Nullable Duration retryAfter;

    private ProblemException(
            ProblemType type, String detail, List<Violation> violations, @Nullable Duration retryAfter) {
        super(detail);
        this.type = type;
        this.violations = List.copyOf(violations);
        this.retryAfter = retryAfter;
    }

    /** 400: one field breaks a rule. */
    public static ProblemException invalid(String field, String rule) {
        return invalid(List.of(new Violation(field, rule)));
    }

    /** 400: fields break rules. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(ProblemType.INVALID_REQUEST, Violations.summary(violations), violations, null);
    }

    /** 404: the thing named by the detail is not here. */
    public static ProblemException notFound(String detail) {
        return new ProblemException(ProblemType.NOT_FOUND, detail, List.of(), null);
    }

    /** 409: the present state does not allow it, for reasons that can be told one by one. */
    public static ProblemException conflict(String detail, List<Violation> violations) {
        return new ProblemException(ProblemType.CONFLICT, detail, violations, null);
    }

    /** 409: the same id with another body, or a transition that the present state does not offer. */
    public static ProblemException conflict(String detail) {
        return new ProblemException(ProblemType.CONFLICT, detail, List.of(), null);
    }

    /** 412: the thing is not, or no longer, in the state that the caller names by its ETag. */
    public static ProblemException preconditionFailed(String detail) {
        return new ProblemException(ProblemType.PRECONDITION_FAILED, detail, List.of(), null);
    }

    /** 428: the caller does not say which state of the thing is meant. */
    public static ProblemException preconditionRequired(String detail) {
        return new ProblemException(ProblemType.PRECONDITION_REQUIRED, detail, List.of(), null);
    }

    /** 429: the caller asks more often than its key may. */
    public static ProblemException tooManyRequests(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.TOO_MANY_REQUESTS, detail, List.of(), retryAfter);
    }

    /** 503: not now; the same request may succeed after the time given. */
    public static ProblemException unavailable(String detail, Duration retryAfter) {
        return new ProblemException(ProblemType.UNAVAILABLE, detail, List.of(), retryAfter);
    }

    /** Which of the closed list. */
    public ProblemType type() {
        return type;
    }

    /** How long to wait before asking again, where waiting helps. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** The body that the caller gets. */
    public Problem problem() {
        return Problem.of(type, getMessage(), violations);
    }
}
