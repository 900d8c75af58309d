package dev.thinkwatt.catalog.quote;

import dev.thinkwatt.catalog.quote.QuoteResource.Request;
import dev.thinkwatt.catalog.quote.WhatIfResource.Otherwise;
import dev.thinkwatt.catalog.quote.WhatIfResource.Question;
import dev.thinkwatt.support.page.TypedDecimal;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request and a scenario as somebody enters them: the fields of the price calculator, and what is otherwise. */
record WhatIfForm(CalculatorForm asked) {

    /** What is entered of a scenario until somebody says otherwise: hardware that does 2.3 times the work per Wh. */
    private static final Map<String, String> USUAL =
            Map.of("inputTokens", "1200", "outputTokens", "500", "serviceTier", "STANDARD", "workPerWh", "2.3");

    /** The quantities that draw energy each in its own way. */
    static final List<CalculatorForm.Quantity> QUANTITIES = CalculatorForm.QUANTITIES.stream()
            .filter(quantity -> List.of("inputTokens", "cachedInputTokens", "outputTokens", "reasoningTokens")
                    .contains(quantity.field()))
            .toList();

    /** A change that is often asked about. */
    record Example(String label, String query) {}

    /** As a browser sends it; the usual where it sends nothing. */
    static WhatIfForm sent(Map<String, List<String>> sent) {
        return new WhatIfForm(sent.isEmpty() ? new CalculatorForm(USUAL) : CalculatorForm.sent(sent));
    }

    public String of(String field) {
        return asked.of(field);
    }

    public boolean isAsked() {
        return asked.isAsked();
    }

    /** Each alone, with the rest of what is entered. */
    public List<Example> examples() {
        return List.of(
                example("Hardware that does 2.3 times the work per Wh", Map.of("workPerWh", "2.3")),
                example("Electricity for 40 % less", Map.of("pricePercent", "-40")),
                example("Answers 30 ms sooner", Map.of("latencyReductionMs", "30")),
                example(
                        "A turn in a mode of 3.6, 60 % of its rise offset",
                        Map.of("modeMultiplier", "3.6", "modeOffset", "0.60")));
    }

    private Example example(String label, Map<String, String> changes) {
        Map<String, String> fields = new TreeMap<>(asked.fields());
        List.of("workPerWh", "pue", "pricePercent", "latencyReductionMs", "passThrough", "modeMultiplier", "modeOffset")
                .forEach(fields::remove);
        fields.putAll(changes);
        return new Example(
                label,
                fields.entrySet().stream()
                        .filter(field -> !field.getValue().isBlank())
                        .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                        .collect(Collectors.joining("&")));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /**
     * @param now taken where no time is given
     * @throws ProblemException 400, with all that cannot be read
     */
    Question toQuestion(Instant now) {
        List<Violation> wrong = new ArrayList<>();
        Map<String, @Nullable BigDecimal> decimals = new HashMap<>();
        for (String field : List.of(
                "pricePerKwh", "modeMultiplier", "workPerWh", "pue", "pricePercent", "passThrough", "modeOffset")) {
            decimals.put(field, decimal(field, wrong));
        }
        Integer latency = latency(wrong);
        Request request = request(now, wrong);
        if (request == null || !wrong.isEmpty()) {
            throw ProblemException.invalid(wrong);
        }
        return new Question(
                request.planId(),
                request.version(),
                request.model(),
                request.usage(),
                request.serviceTier(),
                request.site(),
                request.startedAt(),
                decimals.get("pricePerKwh"),
                decimals.get("modeMultiplier"),
                new Otherwise(
                        decimals.get("workPerWh"),
                        decimals.get("pue"),
                        decimals.get("pricePercent"),
                        latency,
                        decimals.get("passThrough"),
                        decimals.get("modeOffset")));
    }

    private @Nullable Request request(Instant now, List<Violation> wrong) {
        try {
            return asked.toRequest(now);
        } catch (ProblemException refused) {
            wrong.addAll(refused.problem().violations());
            return null;
        }
    }

    private @Nullable BigDecimal decimal(String field, List<Violation> wrong) {
        if (of(field).isBlank()) {
            return null;
        }
        return TypedDecimal.parse(of(field)).orElseGet(() -> {
            wrong.add(new Violation(field, TypedDecimal.RULE));
            return BigDecimal.ONE;
        });
    }

    private @Nullable Integer latency(List<Violation> wrong) {
        String text = of("latencyReductionMs").strip();
        if (text.isEmpty()) {
            return null;
        }
        if (text.matches("[0-9]{1,3}")) {
            return Integer.valueOf(text);
        }
        wrong.add(new Violation("latencyReductionMs", "must be a multiple of 10 between 0 and 300"));
        return null;
    }
}
