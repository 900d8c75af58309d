package dev.thinkwatt.model.document;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parts of a plan in words; what has not the form that it should have is said as it is written. */
final class Said {

    private Said() {}

    /** Whole hours and days as such. */
    private static String length(@Nullable Object written) {
        if (!(Scalars.read(Duration.class, written) instanceof Duration length)) {
            return value(written);
        }
        if (length.toSeconds() % 86_400 == 0) {
            return count(length.toDays(), "day");
        }
        if (length.toSeconds() % 3_600 == 0) {
            return count(length.toHours(), "hour");
        }
        return length.toSeconds() % 60 == 0 ? count(length.toMinutes(), "minute") : count(length.toSeconds(), "second");
    }

    static String value(@Nullable Object written) {
        return switch (written) {
            case null -> "nothing";
            case Map<?, ?> money when isMoney(money) -> value(money.get("amount")) + " " + money.get("currency");
            case Map<?, ?> object ->
                object.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + value(entry.getValue()))
                        .collect(Collectors.joining(", ", "(", ")"));
            case Collection<?> all -> all.isEmpty() ? "none" : list(all);
            default -> written.toString();
        };
    }

    /** {@code 1.25 USD per 1,000,000}. */
    static String price(@Nullable Object price) {
        return value(field(price, "price"))
                + (field(price, "per") instanceof Number per && per.longValue() != 1
                        ? String.format(Locale.ROOT, " per %,d", per.longValue())
                        : " each");
    }

    /** A limit with its unit: requests, tokens, or money of the plan. */
    static Object units(@Nullable Object limit, @Nullable Object allowance) {
        return Map.of(
                "amount",
                value(limit),
                "currency",
                value(field(allowance, "meter")).toLowerCase(Locale.ROOT));
    }

    static String allowance(@Nullable Object allowance) {
        return value(units(field(allowance, "limit"), allowance)) + " " + window(field(allowance, "window")) + " for "
                + value(field(allowance, "models")) + ", beyond which a request "
                + atLimit(field(allowance, "atLimit"));
    }

    static String window(@Nullable Object window) {
        return switch (value(field(window, "kind"))) {
            case "CALENDAR" -> "each calendar " + lower(field(window, "unit"));
            case "ANNIVERSARY" -> "each " + lower(field(window, "every")) + " from the start of the subscription";
            case "FIRST_USE" -> "for " + length(field(window, "length")) + " from first use";
            case "SLIDING" -> "over the last " + length(field(window, "length"));
            case "LIFETIME" -> "once and for all";
            default -> value(window);
        };
    }

    static String atLimit(@Nullable Object atLimit) {
        return switch (value(field(atLimit, "kind"))) {
            case "FALL_BACK" -> "falls back to " + value(field(atLimit, "model")) + early(field(atLimit, "from"));
            case "OVERAGE" -> "is served and charged";
            case "DENY" -> "is denied";
            default -> value(atLimit);
        };
    }

    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String early(@Nullable Object from) {
        return Scalars.read(BigDecimal.class, from) instanceof BigDecimal share && share.compareTo(BigDecimal.ONE) < 0
                ? " from " + plain(share.movePointRight(2)) + " % on"
                : "";
    }

    private static String list(Collection<?> all) {
        return all.stream().map(Said::value).collect(Collectors.joining(", "));
    }

    private static String lower(@Nullable Object written) {
        return value(written).toLowerCase(Locale.ROOT);
    }

    private static String count(long count, String unit) {
        return count + " " + unit + (count == 1 ? "" : "s");
    }

    private static boolean isMoney(Map<?, ?> object) {
        return object.size() == 2 && object.containsKey("amount") && object.containsKey("currency");
    }

    private static @Nullable Object field(@Nullable Object written, String name) {
        return written instanceof Map<?, ?> object ? object.get(name) : null;
    }
}
