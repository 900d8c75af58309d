package dev.thinkwatt.catalog.economics;

import dev.thinkwatt.catalog.economics.EconomicsService.Question;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is asked of a plan, as somebody enters it; what is empty is left to the plan, or not asked. */
record EconomicsForm(String version, String inputTokens, String outputTokens, String site, String pricePerKwh) {

    private static final Pattern VERSION = Pattern.compile("[1-9][0-9]{0,8}");
    private static final Pattern TOKENS = Pattern.compile("[0-9]{1,8}");
    private static final Pattern PRICE = Pattern.compile("-?[0-9]{1,3}([.][0-9]{1,9})?");

    /** @throws ProblemException 400, with all that is wrong */
    Question toQuestion(String planId) {
        List<Violation> wrong = new ArrayList<>();
        String number = kept("version", version, VERSION, "must be the number of a version, or empty", wrong);
        Long input = tokens("inputTokens", inputTokens, wrong);
        Long output = tokens("outputTokens", outputTokens, wrong);
        String price = kept("pricePerKwh", pricePerKwh, PRICE, "must be a decimal such as 0.0954, or empty", wrong);
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
        return new Question(
                planId,
                number == null ? null : Integer.valueOf(number),
                input,
                output,
                site.isBlank() ? null : site.strip(),
                price == null ? null : new BigDecimal(price));
    }

    private static @Nullable Long tokens(String field, String text, List<Violation> wrong) {
        String rule = "must be a whole number between 0 and " + Usage.QUANTITY_MAX + ", or empty";
        String tokens = kept(field, text, TOKENS, rule, wrong);
        if (tokens != null && Long.parseLong(tokens) > Usage.QUANTITY_MAX) {
            wrong.add(new Violation(field, rule));
        }
        return tokens == null ? null : Long.valueOf(tokens);
    }

    /** Null for what is empty, and for what is wrong. */
    private static @Nullable String kept(
            String field, String text, Pattern pattern, String rule, List<Violation> wrong) {
        String stripped = text.strip();
        if (stripped.isEmpty()) {
            return null;
        }
        if (!pattern.matcher(stripped).matches()) {
            wrong.add(new Violation(field, rule));
            return null;
        }
        return stripped;
    }
}
