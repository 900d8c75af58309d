package dev.thinkwatt.model.plan;

/** What a request is expected to use, before it has run. */
public record Estimate(long inputTokens, long outputTokens) {

    public static final Estimate NONE = new Estimate(0, 0);

    public Estimate {
        if (inputTokens < 0 || outputTokens < 0) {
            throw new IllegalArgumentException("an estimate is never negative");
        }
    }

    public long tokens() {
        return Math.addExact(inputTokens, outputTokens);
    }
}
