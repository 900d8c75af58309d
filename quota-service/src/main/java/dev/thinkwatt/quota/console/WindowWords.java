package dev.thinkwatt.quota.console;

import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Window;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;

/** The terms of an allowance in words. */
final class WindowWords {

    private WindowWords() {}

    static String of(Window window) {
        return switch (window) {
            case Window.Calendar(Window.Unit unit) -> "each " + word(unit);
            case Window.Anniversary(Window.Every every) -> "each " + word(every) + " from the day of subscription";
            case Window.FirstUse(Duration length, var _) -> length(length) + " from the first use";
            case Window.Sliding(Duration length) -> "the last " + length(length);
            case Window.Lifetime() -> "once and for all";
        };
    }

    static String of(AtLimit atLimit) {
        return switch (atLimit) {
            case AtLimit.FallBack fallback
            when fallback.isEarly() -> "from " + percent(fallback.from()) + " % on " + fallback.model();
            case AtLimit.FallBack fallback -> "then " + fallback.model();
            case AtLimit.Overage() -> "then at a charge";
            case AtLimit.Deny() -> "then nothing";
        };
    }

    static String length(Duration length) {
        long seconds = length.toSeconds();
        if (seconds % 86_400 == 0) {
            return counted(seconds / 86_400, "day");
        }
        if (seconds % 3_600 == 0) {
            return counted(seconds / 3_600, "hour");
        }
        return seconds % 60 == 0 ? counted(seconds / 60, "minute") : counted(seconds, "second");
    }

    private static String percent(BigDecimal fraction) {
        return fraction.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static String counted(long number, String unit) {
        return number + " " + unit + (number == 1 ? "" : "s");
    }

    private static String word(Enum<?> unit) {
        return unit.name().toLowerCase(Locale.ROOT);
    }
}
