package dev.thinkwatt.support.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The body of every error (RFC 9457).
 *
 * @param instance names this very occurrence where it was logged, null where it was not
 */
public record Problem(
        URI type,
        String title,
        int status,
        @Nullable String detail,
        @Nullable URI instance,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Violation> violations) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
    }

    static Problem of(ProblemType type, @Nullable String detail, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, violations);
    }

    Problem as(URI occurrence) {
        return new Problem(type, title, status, detail, occurrence, violations);
    }
}
