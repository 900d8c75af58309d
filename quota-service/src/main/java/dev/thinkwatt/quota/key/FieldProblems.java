package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import jakarta.validation.ConstraintViolation;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form, one sentence a field. What templates ask for is public, or they would not see it. */
record FieldProblems(Map<String, String> sentences) {

    static final FieldProblems NONE = new FieldProblems(Map.of());

    FieldProblems {
        sentences = Map.copyOf(sentences);
    }

    static FieldProblems of(String field, String rule) {
        return new FieldProblems(Map.of(field, sentence(rule)));
    }

    /** A rule for an element of a list is a rule for the list. */
    static <T> FieldProblems of(Set<ConstraintViolation<T>> violations) {
        Map<String, String> sentences = new TreeMap<>();
        for (ConstraintViolation<T> violation : violations) {
            sentences.putIfAbsent(
                    violation.getPropertyPath().iterator().next().getName(), sentence(violation.getMessage()));
        }
        return new FieldProblems(sentences);
    }

    /** What a service refuses of a form; empty where it is not about what was entered. */
    static Optional<FieldProblems> of(ProblemException refused, String fieldOfConflict) {
        return switch (refused.type()) {
            case INVALID_REQUEST -> {
                Collection<Violation> violations = refused.problem().violations();
                Map<String, String> sentences = new LinkedHashMap<>();
                violations.forEach(violation -> sentences.putIfAbsent(violation.field(), sentence(violation.rule())));
                yield Optional.of(new FieldProblems(sentences));
            }
            case CONFLICT -> Optional.of(of(fieldOfConflict, String.valueOf(refused.getMessage())));
            default -> Optional.empty();
        };
    }

    FieldProblems and(FieldProblems others) {
        Map<String, String> all = new TreeMap<>(others.sentences);
        all.putAll(sentences);
        return new FieldProblems(all);
    }

    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    public int size() {
        return sentences.size();
    }

    public @Nullable String of(String field) {
        return sentences.get(field);
    }

    private static String sentence(String rule) {
        return Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + (rule.endsWith(".") ? "" : ".");
    }
}
