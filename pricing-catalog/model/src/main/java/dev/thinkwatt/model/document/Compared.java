package dev.thinkwatt.model.document;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How an amount moves.
 *
 * @param verb rises, falls, or changes where the two cannot be compared
 * @param share by how much, in percent of the first, in brackets; empty where that cannot be said
 */
record Compared(String verb, String share) {

    private static final Compared UNLIKE = new Compared("changes", "");

    /** Amounts of money, or units, before and after. */
    static Compared amounts(@Nullable Object from, @Nullable Object to) {
        return of(number(from), number(to), Objects.equals(unit(from), unit(to)));
    }

    /** Prices by what one unit costs. */
    static Compared prices(@Nullable Object from, @Nullable Object to) {
        return of(perUnit(from), perUnit(to), Objects.equals(unit(field(from, "price")), unit(field(to, "price"))));
    }

    private static Compared of(@Nullable BigDecimal from, @Nullable BigDecimal to, boolean isOneUnit) {
        if (from == null || to == null || !isOneUnit || from.compareTo(to) == 0) {
            return UNLIKE;
        }
        BigDecimal more = to.subtract(from);
        return new Compared(more.signum() > 0 ? "rises" : "falls", from.signum() > 0 ? share(more, from) : "");
    }

    private static String share(BigDecimal more, BigDecimal from) {
        BigDecimal percent = more.movePointRight(2).divide(from, 1, RoundingMode.HALF_UP);
        return " (" + (more.signum() > 0 ? "+" : "") + Said.plain(percent) + " %)";
    }

    private static @Nullable BigDecimal perUnit(@Nullable Object price) {
        BigDecimal amount = number(field(price, "price"));
        return amount != null && field(price, "per") instanceof Number per && per.longValue() > 0
                ? amount.divide(BigDecimal.valueOf(per.longValue()), 60, RoundingMode.HALF_EVEN)
                : null;
    }

    private static @Nullable BigDecimal number(@Nullable Object written) {
        Object amount = written instanceof Map<?, ?> object ? object.get("amount") : written;
        return Scalars.read(BigDecimal.class, amount) instanceof BigDecimal number ? number : null;
    }

    private static @Nullable Object unit(@Nullable Object written) {
        return field(written, "currency");
    }

    private static @Nullable Object field(@Nullable Object written, String name) {
        return written instanceof Map<?, ?> object ? object.get(name) : null;
    }
}
