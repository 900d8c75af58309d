package dev.thinkwatt.support.problem;

import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;

/** Answers that carry a problem. */
public final class ProblemResponses {

    private ProblemResponses() {}

    /** The answer to a request that ends with this problem. */
    public static Response of(ProblemType type, String detail) {
        return of(Problem.of(type, detail, List.of())).build();
    }

    static Response invalid(List<Violation> violations) {
        return of(Problem.of(ProblemType.INVALID_REQUEST, Violations.summary(violations), violations))
                .build();
    }

    static Response.ResponseBuilder of(Problem problem) {
        return Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
    }

    /** Whole seconds, rounded up: whoever waits that long is not too early. */
    static long seconds(Duration retryAfter) {
        return Math.max(1, retryAfter.plusNanos(999_999_999).toSeconds());
    }
}
