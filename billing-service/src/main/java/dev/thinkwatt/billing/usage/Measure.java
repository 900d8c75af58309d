package dev.thinkwatt.billing.usage;

import java.util.Arrays;
import java.util.Optional;

/** What of usage is drawn. */
enum Measure {
    AMOUNT("Amount charged, electricity included", "charged + surcharge"),
    ENERGY("Electricity", "energy_kwh"),
    TOKENS("Tokens", "tokens"),
    EVENTS("Events", "events");

    private final String words;
    private final String expression;

    Measure(String words, String expression) {
        this.words = words;
        this.expression = expression;
    }

    /** For people. */
    public String words() {
        return words;
    }

    /** In SQL, over the columns of a sum. */
    String expression() {
        return expression;
    }

    static Optional<Measure> of(String name) {
        return Arrays.stream(values())
                .filter(measure -> measure.name().equals(name))
                .findFirst();
    }
}
