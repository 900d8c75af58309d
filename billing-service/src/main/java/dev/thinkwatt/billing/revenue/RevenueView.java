package dev.thinkwatt.billing.revenue;

import dev.thinkwatt.support.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which months the page shows; the last twelve where nobody says which. */
public class RevenueView {

    private static final int MONTHS = 12;
    private static final int MONTHS_MAX = 60;

    @QueryParam("from")
    @DefaultValue("")
    String from = "";

    /** Included. */
    @QueryParam("to")
    @DefaultValue("")
    String to = "";

    @QueryParam("currency")
    @DefaultValue("")
    @Pattern(regexp = "([A-Z]{3})?", message = "must be a currency like USD")
    String currency = "";

    RevenueView checked(Clock clock) {
        YearMonth last = to.isEmpty() ? YearMonth.now(clock.withZone(ZoneOffset.UTC)) : month("to", to);
        YearMonth first = from.isEmpty() ? last.minusMonths(MONTHS - 1) : month("from", from);
        if (first.isAfter(last) || first.plusMonths(MONTHS_MAX).isBefore(last)) {
            throw ProblemException.invalid(
                    "to", "must not be before from, and at most " + MONTHS_MAX + " months after");
        }
        from = first.toString();
        to = last.toString();
        return this;
    }

    private static YearMonth month(String field, String text) {
        try {
            YearMonth month = YearMonth.parse(text);
            if (month.getYear() >= 2000 && month.getYear() < 2100) {
                return month;
            }
        } catch (DateTimeException e) {
            // falls through: it is no month
        }
        throw ProblemException.invalid(field, "must be a month of the years 2000 to 2099, like 2026-11");
    }

    Instant start() {
        return start(YearMonth.parse(from));
    }

    Instant end() {
        return start(YearMonth.parse(to).plusMonths(1));
    }

    private static Instant start(YearMonth month) {
        return month.atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** All months, those in which nothing was booked too, separated by commas. */
    public String steps() {
        YearMonth last = YearMonth.parse(to);
        return Stream.iterate(YearMonth.parse(from), month -> !month.isAfter(last), month -> month.plusMonths(1))
                .map(YearMonth::toString)
                .collect(Collectors.joining(","));
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }
}
