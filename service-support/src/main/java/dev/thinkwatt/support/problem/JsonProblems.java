package dev.thinkwatt.support.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidNullException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.PropertyBindingException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.regex.Pattern;

/** Turns what Jackson says into a field and a rule, in words that name no class of ours. */
final class JsonProblems {

    private static final Pattern CLASS_NAME = Pattern.compile("[a-z]\\w*\\.[a-z]\\w*\\.");

    private JsonProblems() {}

    static Response response(JsonProcessingException exception) {
        return switch (exception) {
            case JsonMappingException mapping
            when isAboutValue(mapping) -> ProblemResponses.invalid(List.of(violation(mapping)));
            case StreamConstraintsException tooMuch ->
                ProblemResponses.of(
                        ProblemType.UNREADABLE_BODY, "a number or name is too long, or values nest too deep");
            default -> ProblemResponses.of(ProblemType.UNREADABLE_BODY, unreadable(exception));
        };
    }

    /** Of a value that is well-formed and does not fit. */
    static Violation violation(JsonMappingException mapping) {
        return new Violation(path(mapping.getPath()), rule(mapping));
    }

    /** Jackson wraps what the parser threw inside a record too; the text is then broken, not the value. */
    private static boolean isAboutValue(JsonMappingException mapping) {
        if (mapping.getCause() instanceof InputCoercionException) {
            return true;
        }
        if (mapping.getCause() instanceof JsonProcessingException || isTrailing(mapping) || isEmptyBody(mapping)) {
            return false;
        }
        return mapping instanceof MismatchedInputException || !mapping.getPath().isEmpty();
    }

    private static boolean isTrailing(JsonMappingException mapping) {
        return message(mapping).startsWith("Trailing token");
    }

    private static boolean isEmptyBody(JsonMappingException mapping) {
        return message(mapping).startsWith("No content");
    }

    private static String rule(JsonMappingException mapping) {
        return switch (mapping) {
            case PropertyBindingException unknown -> "is not a field of this request";
            case InvalidNullException none -> "must not be null";
            case InvalidTypeIdException kind -> kindRule(kind);
            case MismatchedInputException mismatch
            when message(mismatch).startsWith("Missing required creator") -> "is required";
            case MismatchedInputException mismatch -> ExpectedShape.of(mismatch.getTargetType());
            case ValueInstantiationException refused -> refusal(refused);
            case JsonMappingException number
            when number.getCause() instanceof InputCoercionException coercion ->
                ExpectedShape.of(coercion.getTargetType());
            default -> "cannot be read";
        };
    }

    private static String kindRule(InvalidTypeIdException kind) {
        return "needs a kind: "
                + String.join(", ", ExpectedShape.kinds(kind.getBaseType().getRawClass()));
    }

    /** A record's own constructor said no, in words of ours unless they name a class. */
    private static String refusal(ValueInstantiationException refused) {
        return refused.getCause() instanceof IllegalArgumentException cause
                        && cause.getMessage() != null
                        && !CLASS_NAME.matcher(cause.getMessage()).find()
                ? "is refused: " + cause.getMessage()
                : "is refused";
    }

    private static String path(List<JsonMappingException.Reference> references) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference reference : references) {
            if (reference.getFieldName() == null) {
                path.append('[').append(reference.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(reference.getFieldName());
            }
        }
        return path.toString();
    }

    private static String unreadable(JsonProcessingException exception) {
        JsonLocation where = exception.getLocation();
        String what = message(exception).startsWith("Duplicate field") ? "a field is given twice" : "malformed JSON";
        if (exception instanceof JsonMappingException mapping && isEmptyBody(mapping)) {
            return "the body is empty";
        }
        return where == null ? what : what + " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    }

    private static String message(JsonProcessingException exception) {
        String message = exception.getOriginalMessage();
        return message == null ? "" : message;
    }
}
