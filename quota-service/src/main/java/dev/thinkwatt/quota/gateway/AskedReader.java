package dev.thinkwatt.quota.gateway;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the headers of a request. One that comes twice is refused: a client may have sent the first. */
@Singleton
class AskedReader {

    private final Validator validator;

    AskedReader(Validator validator) {
        this.validator = validator;
    }

    /**
     * What the headers say.
     *
     * @throws ProblemException if one is missing, malformed or given twice
     */
    Asked read(HttpHeaders headers) {
        List<Violation> violations = new ArrayList<>();
        Reading reading = new Reading(headers, violations);
        Asked asked = new Asked(
                reading.required(Named.SUBSCRIBER),
                reading.text(Named.MODEL),
                reading.selection(),
                reading.contextTokens(),
                reading.required(Named.REQUEST_ID),
                reading.text(Named.FORWARDED_METHOD),
                reading.text(Named.FORWARDED_URI));
        validator.validate(asked).stream()
                .map(broken -> new Violation(
                        Asked.HEADERS.getOrDefault(broken.getPropertyPath().toString(), ""), broken.getMessage()))
                .filter(broken ->
                        violations.stream().noneMatch(known -> known.field().equals(broken.field())))
                .sorted(Comparator.comparing(Violation::field))
                .forEach(violations::add);
        if (!violations.isEmpty()) {
            throw ProblemException.invalid(violations);
        }
        return asked;
    }

    private record Reading(HttpHeaders headers, List<Violation> violations) {

        String required(String name) {
            @Nullable String text = text(name);
            return text == null ? "" : text;
        }

        /** An empty header is none: proxies send one for a variable that has no value. */
        @Nullable String text(String name) {
            @Nullable List<String> values = headers.getRequestHeader(name);
            if (values == null || values.isEmpty()) {
                return null;
            }
            if (values.size() > 1) {
                violations.add(new Violation(name, "must be given once"));
            }
            return values.getFirst().isBlank() ? null : values.getFirst();
        }

        Selection selection() {
            @Nullable String text = text(Named.SELECTION);
            if (text == null) {
                return Selection.MANUAL;
            }
            try {
                return Selection.valueOf(text);
            } catch (IllegalArgumentException e) {
                violations.add(new Violation(Named.SELECTION, "must be one of MANUAL, AUTO"));
                return Selection.MANUAL;
            }
        }

        long contextTokens() {
            @Nullable String text = text(Named.CONTEXT_TOKENS);
            try {
                return text == null ? 0 : Long.parseLong(text);
            } catch (NumberFormatException e) {
                violations.add(new Violation(Named.CONTEXT_TOKENS, "must be a whole number"));
                return 0;
            }
        }
    }
}
