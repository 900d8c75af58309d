package dev.thinkwatt.catalog.evaluation;

import dev.thinkwatt.catalog.evaluation.EvaluationResource.NewEvaluation;
import dev.thinkwatt.support.json.Decimals;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A measurement as somebody enters it.
 *
 * @param evaluationId made with the form, so that the same form sent again records only once
 */
record EvaluationForm(String evaluationId, String benchmark, String score, String measuredOn, String source) {

    static EvaluationForm empty() {
        return new EvaluationForm(UUID.randomUUID().toString(), "", "", "", "");
    }

    /** @throws ProblemException 400 for what is no number, or no date */
    NewEvaluation toEvaluation() {
        List<Violation> wrong = new ArrayList<>();
        BigDecimal number = number(wrong);
        LocalDate day = day(wrong);
        if (number == null || day == null) {
            throw ProblemException.invalid(wrong);
        }
        return new NewEvaluation(evaluationId, benchmark.strip(), number, day, source.strip());
    }

    private @Nullable BigDecimal number(List<Violation> wrong) {
        try {
            return Decimals.parse(score.strip());
        } catch (NumberFormatException e) {
            wrong.add(new Violation("score", "must be a number, 84.2 for example"));
            return null;
        }
    }

    private @Nullable LocalDate day(List<Violation> wrong) {
        try {
            return LocalDate.parse(measuredOn.strip());
        } catch (DateTimeParseException e) {
            wrong.add(new Violation("measuredOn", "must be a date, 2026-03-31 for example"));
            return null;
        }
    }
}
