package dev.thinkwatt.billing.why;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A number, and the numbers that it follows from. The value of every node is worked out of its parts and of nothing else, so a
 * tree cannot say what does not add up.
 *
 * @param what it is, in words
 * @param value exact
 * @param unit such as {@code USD} or {@code kWh}; empty for a mere number
 * @param how it follows from its parts
 * @param decimals that it is rounded to; null where it is exact
 * @param parts in their order; none of what is given
 * @param source where a given number stands
 * @param link to where more is said of it, within this origin
 * @param recorded what the invoice says; null where it says nothing of it
 */
@Schema(name = "Why")
public record Why(
        String what,
        BigDecimal value,
        String unit,
        How how,
        @Nullable Integer decimals,
        List<Why> parts,
        @Nullable String source,
        @Nullable String link,
        @Nullable BigDecimal recorded) {

    /** How a number follows from its parts. */
    public enum How {
        /** It follows from nothing: its source says it. */
        GIVEN,
        SUM,
        /** The first part less the others. */
        DIFFERENCE,
        PRODUCT,
        /** The product of all parts but the last, over the last; exact, or HALF_UP to the decimals. */
        QUOTIENT,
        /** The part, HALF_UP to the decimals. */
        ROUNDED,
        /** How many of the second fit into the first, whole ones only; below zero where the first is. */
        STEPS,
        /** How many of the second the first fills, the last of them begun. */
        PACKAGES,
        /** The part, not below the second and not above the third, as far as there are any. */
        LIMITED
    }

    public Why {
        parts = List.copyOf(parts);
    }

    public static Why given(String what, BigDecimal value, String unit, String source) {
        return new Why(what, value, unit, How.GIVEN, null, List.of(), source, null, null);
    }

    public static Why sum(String what, String unit, List<Why> parts) {
        return new Why(what, sum(parts), unit, How.SUM, null, parts, null, null, null);
    }

    public static Why difference(String what, String unit, Why from, Why... less) {
        BigDecimal value = from.value.subtract(sum(Arrays.asList(less)));
        return new Why(what, value, unit, How.DIFFERENCE, null, list(from, less), null, null, null);
    }

    public static Why product(String what, String unit, Why... factors) {
        List<Why> parts = Arrays.asList(factors);
        return new Why(what, multiply(parts), unit, How.PRODUCT, null, parts, null, null, null);
    }

    /** Of factors and, last, a divisor that leaves no endless fraction. */
    public static Why quotient(String what, String unit, Why... factorsAndDivisor) {
        List<Why> parts = Arrays.asList(factorsAndDivisor);
        BigDecimal dividend = multiply(parts.subList(0, parts.size() - 1));
        return new Why(what, dividend.divide(parts.getLast().value), unit, How.QUOTIENT, null, parts, null, null, null);
    }

    public static Why quotient(String what, String unit, int decimals, Why... factorsAndDivisor) {
        List<Why> parts = Arrays.asList(factorsAndDivisor);
        BigDecimal value = multiply(parts.subList(0, parts.size() - 1))
                .divide(parts.getLast().value, decimals, RoundingMode.HALF_UP);
        return new Why(what, value, unit, How.QUOTIENT, decimals, parts, null, null, null);
    }

    public static Why rounded(String what, String unit, int decimals, Why part) {
        BigDecimal value = part.value.setScale(decimals, RoundingMode.HALF_UP);
        return new Why(what, value, unit, How.ROUNDED, decimals, List.of(part), null, null, null);
    }

    /** @param floor and cap: null for none */
    public static Why limited(String what, String unit, Why part, @Nullable Why floor, @Nullable Why cap) {
        BigDecimal value = part.value;
        if (floor != null) {
            value = value.max(floor.value);
        }
        if (cap != null) {
            value = value.min(cap.value);
        }
        List<Why> parts = Stream.of(part, floor, cap).filter(Objects::nonNull).toList();
        return new Why(what, value, unit, How.LIMITED, null, parts, null, null, null);
    }

    /** So many whole steps as fit into a difference, on either side of nothing. */
    public static Why steps(String what, Why difference, Why size) {
        BigDecimal value = difference.value.divide(size.value, 0, RoundingMode.DOWN);
        return new Why(what, value, "", How.STEPS, null, List.of(difference, size), null, null, null);
    }

    /** So many packages as hold a quantity: one that is begun counts. */
    public static Why packages(String what, Why quantity, Why size) {
        BigDecimal value = quantity.value.divide(size.value, 0, RoundingMode.CEILING);
        return new Why(what, value, "", How.PACKAGES, null, List.of(quantity, size), null, null, null);
    }

    /** The same, beside what the invoice says. */
    public Why recorded(@Nullable BigDecimal number) {
        return new Why(what, value, unit, how, decimals, parts, source, link, number);
    }

    /** The same, with more to be read elsewhere. */
    public Why at(String path) {
        return new Why(what, value, unit, how, decimals, parts, source, path, recorded);
    }

    /** How it follows from its parts, in words. */
    public String words() {
        String rounded = decimals == null ? "" : ", half up to " + decimals + " decimals";
        return switch (how) {
            case GIVEN -> "Given";
            case SUM -> "The sum of";
            case DIFFERENCE -> "The first less the others";
            case PRODUCT -> "The product of";
            case QUOTIENT -> "The product of all but the last, over the last" + rounded;
            case ROUNDED -> "Rounded" + rounded;
            case STEPS -> "Whole steps of the second in the first";
            case PACKAGES -> "Packages that are begun";
            case LIMITED -> "Kept within its limits";
        };
    }

    /** Whether the invoice says another number. */
    public boolean differs() {
        return recorded != null && recorded.compareTo(value) != 0;
    }

    /** Whether the invoice says another number here or further down. */
    public boolean differsSomewhere() {
        return differs() || parts.stream().anyMatch(Why::differsSomewhere);
    }

    private static BigDecimal sum(List<Why> parts) {
        return parts.stream().map(Why::value).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal multiply(List<Why> parts) {
        return parts.stream().map(Why::value).reduce(BigDecimal.ONE, BigDecimal::multiply);
    }

    private static List<Why> list(Why first, Why... rest) {
        List<Why> all = new ArrayList<>();
        all.add(first);
        all.addAll(Arrays.asList(rest));
        return all;
    }
}
