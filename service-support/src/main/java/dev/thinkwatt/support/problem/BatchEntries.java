package dev.thinkwatt.support.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.support.json.Json;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** The entries of a batch, each for itself: what is wrong with one is a problem in its place and does not spoil the rest. */
@Singleton
public class BatchEntries {

    private final Validator validator;

    BatchEntries(Validator validator) {
        this.validator = validator;
    }

    /**
     * What stands in the place of an entry that was not done.
     *
     * @param retryAfterSeconds null where waiting does not help
     */
    public record Refused(Problem problem, @Nullable Long retryAfterSeconds) {}

    /**
     * Reads and validates an entry.
     *
     * @throws ProblemException that names fields as if the entry had come alone
     */
    public <T> T read(JsonNode entry, Class<T> type) {
        T read = parsed(entry, type);
        List<Violation> violations = ConstraintViolationMapper.violations(validator.validate(read));
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return read;
    }

    /** What failed, as a caller sees it; the cause of a bug goes to the log. */
    public Refused refused(Throwable failure) {
        return switch (failure) {
            case CompletionException wrapped when wrapped.getCause() != null -> refused(wrapped.getCause());
            case ProblemException problem ->
                new Refused(
                        problem.problem(),
                        problem.retryAfter().map(ProblemResponses::seconds).orElse(null));
            default -> new Refused(UncaughtMapper.problem(failure), null);
        };
    }

    private static <T> T parsed(JsonNode entry, Class<T> type) {
        @Nullable T read;
        try {
            read = Json.strict().treeToValue(entry, type);
        } catch (JsonMappingException mismatch) {
            throw ProblemException.invalid(List.of(JsonProblems.violation(mismatch)));
        } catch (JsonProcessingException unreadable) {
            throw ProblemException.invalid("", "cannot be read");
        }
        if (read == null) {
            throw ProblemException.invalid("", "must not be null");
        }
        return read;
    }
}
