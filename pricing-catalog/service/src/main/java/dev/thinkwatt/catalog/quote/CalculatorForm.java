package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.quote.QuoteResource.Quantities;
import dev.thinkwatt.catalog.quote.QuoteResource.Request;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.support.page.TypedTime;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A usage to price, as somebody enters it. */
record CalculatorForm(Map<String, String> fields) {

    /** Fields of quantities, in the order in which they are asked for. */
    static final List<Quantity> QUANTITIES = List.of(
            new Quantity("inputTokens", "Input tokens, not cached"),
            new Quantity("cachedInputTokens", "Input tokens read from a cache"),
            new Quantity("cacheWriteTokens", "Tokens written to a cache of 5 minutes"),
            new Quantity("cacheWriteHourTokens", "Tokens written to a cache of an hour"),
            new Quantity("outputTokens", "Visible output tokens"),
            new Quantity("reasoningTokens", "Reasoning tokens"),
            new Quantity("audioInputTokens", "Audio tokens in"),
            new Quantity("audioOutputTokens", "Audio tokens out"),
            new Quantity("imageInputTokens", "Image tokens in"),
            new Quantity("imageOutputTokens", "Image tokens out"),
            new Quantity("toolCalls", "Tool calls"));

    private static final long QUANTITY_MAX = 10_000_000;

    /** One kind of what is used. */
    record Quantity(String field, String label) {}

    CalculatorForm {
        fields = Map.copyOf(fields);
    }

    /** As a browser sends it. */
    static CalculatorForm sent(Map<String, List<String>> sent) {
        Map<String, String> fields = new HashMap<>();
        sent.forEach((name, values) -> fields.put(name, values.getFirst()));
        return new CalculatorForm(fields);
    }

    public String of(String field) {
        return fields.getOrDefault(field, "");
    }

    boolean isAsked() {
        return !of("planId").isBlank();
    }

    /**
     * @param now taken where no time is given
     * @throws ProblemException 400, with all that is wrong
     */
    Request toRequest(Instant now) {
        List<Violation> wrong = new ArrayList<>();
        Integer version = version(wrong);
        Instant at = at(now, wrong);
        ServiceTier tier = tier(wrong);
        Currency currency = currency(wrong);
        Boolean overage = overage(wrong);
        List<@Nullable Long> quantities = new ArrayList<>();
        QUANTITIES.forEach(quantity -> quantities.add(quantity(quantity.field(), wrong)));
        if (!wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
        return new Request(
                of("planId").strip(),
                version,
                of("model").strip(),
                toUsage(quantities),
                tier,
                of("site").strip(),
                at,
                at,
                currency,
                overage);
    }

    private static Quantities toUsage(List<@Nullable Long> of) {
        return new Quantities(
                of.get(0),
                of.get(1),
                of.get(2),
                of.get(3),
                of.get(4),
                of.get(5),
                of.get(6),
                of.get(7),
                of.get(8),
                of.get(9),
                of.get(10));
    }

    private @Nullable Integer version(List<Violation> wrong) {
        String version = of("version").strip();
        if (version.isEmpty()) {
            return null;
        }
        if (!version.matches("[1-9][0-9]{0,8}")) {
            wrong.add(new Violation("version", "must be the number of a version, or empty"));
            return null;
        }
        return Integer.valueOf(version);
    }

    private Instant at(Instant now, List<Violation> wrong) {
        try {
            return of("startedAt").isBlank() ? now : TypedTime.parse(of("startedAt"));
        } catch (DateTimeException e) {
            wrong.add(new Violation("startedAt", TypedTime.RULE));
            return now;
        }
    }

    private ServiceTier tier(List<Violation> wrong) {
        return Arrays.stream(ServiceTier.values())
                .filter(tier -> tier.name().equals(of("serviceTier")))
                .findFirst()
                .orElseGet(() -> {
                    wrong.add(new Violation("serviceTier", "must be one of those that the page offers"));
                    return ServiceTier.STANDARD;
                });
    }

    /** Null for that of the base fee. */
    private @Nullable Currency currency(List<Violation> wrong) {
        String code = of("currency").strip();
        try {
            return code.isEmpty() ? null : Currency.getInstance(code);
        } catch (IllegalArgumentException e) {
            wrong.add(new Violation("currency", "must be a currency code, such as EUR, or empty"));
            return null;
        }
    }

    /** What is not ticked is not sent. */
    private @Nullable Boolean overage(List<Violation> wrong) {
        return switch (of("overage")) {
            case "" -> null;
            case "true" -> true;
            default -> {
                wrong.add(new Violation("overage", "must be ticked, or not"));
                yield null;
            }
        };
    }

    private @Nullable Long quantity(String field, List<Violation> wrong) {
        String text = of(field).strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,8}") && Long.parseLong(text) <= QUANTITY_MAX) {
            return Long.valueOf(text);
        }
        wrong.add(new Violation(field, "must be a whole number between 0 and " + QUANTITY_MAX));
        return null;
    }
}
