package dev.thinkwatt.support.page;

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

/** What is wrong with a form, one sentence a field. */
public record FieldProblems(Map<String, String> sentences) {

    /** Nothing is wrong. */
    public static final FieldProblems NONE = new FieldProblems(Map.of());

    /** Of a field, what is wrong with it. */
    public FieldProblems {
        sentences = Map.copyOf(sentences);
    }

    /** One field breaks one rule. */
    public static FieldProblems of(String field, String rule) {
        return new FieldProblems(Map.of(field, sentence(rule)));
    }

    /**
     * Whether somebody typed what an irreversible act is about.
     *
     * @param what what that is, such as {@code the id of the plan}
     */
    public static FieldProblems unlessTyped(String confirmation, String expected, String what) {
        return confirmation.strip().equals(expected) ? NONE : of("confirmation", "must be " + expected + ", " + what);
    }

    /** A rule for an element of a list is a rule for the list. */
    public static <T> FieldProblems of(Set<ConstraintViolation<T>> violations) {
        Map<String, String> sentences = new TreeMap<>();
        for (ConstraintViolation<T> violation : violations) {
            sentences.putIfAbsent(
                    violation.getPropertyPath().iterator().next().getName(), sentence(violation.getMessage()));
        }
        return new FieldProblems(sentences);
    }

    /** What a service refuses of a form; empty where it is not about what was entered. */
    public static Optional<FieldProblems> of(ProblemException refused, String fieldOfConflict) {
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

    /** These, and of fields that are fine so far what others say. */
    public FieldProblems and(FieldProblems others) {
        Map<String, String> all = new TreeMap<>(others.sentences);
        all.putAll(sentences);
        return new FieldProblems(all);
    }

    /** Whether all is well. */
    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** How many fields are wrong. */
    public int size() {
        return sentences.size();
    }

    /** What is wrong with a field, as a sentence; null where nothing is. */
    public @Nullable String of(String field) {
        return sentences.get(field);
    }

    private static String sentence(String rule) {
        return Character.toUpperCase(rule.charAt(0)) + rule.substring(1) + (rule.endsWith(".") ? "" : ".");
    }
}
