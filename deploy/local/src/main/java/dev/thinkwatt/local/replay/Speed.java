package dev.thinkwatt.local.replay;

import java.time.Duration;

/** How fast a trace is played. */
sealed interface Speed {

    /** So many times as fast as it was recorded. */
    record Times(double factor) implements Speed {}

    /** As fast as the answers come. */
    record Max() implements Speed {}

    /**
     * @param text {@code recorded}, {@code 10x} or {@code max}
     */
    static Speed parse(String text) {
        if (text.equals("max")) {
            return new Max();
        }
        if (text.equals("recorded")) {
            return new Times(1);
        }
        try {
            double factor = Double.parseDouble(text.endsWith("x") ? text.substring(0, text.length() - 1) : "");
            if (factor > 0 && Double.isFinite(factor)) {
                return new Times(factor);
            }
        } catch (NumberFormatException e) {
            // told below, like a factor of nothing
        }
        throw new BadInput("--speed is recorded, max, or a factor such as 10x, not \"" + text + "\".");
    }

    /** When a request is due, since the start of the play. */
    default Duration due(Duration after) {
        return switch (this) {
            case Times(double factor) -> Duration.ofNanos((long) (after.toNanos() / factor));
            case Max() -> Duration.ZERO;
        };
    }
}
