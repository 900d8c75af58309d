package dev.thinkwatt.billing.usage;

import dev.thinkwatt.support.page.Address;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which usage the page shows, and how: all of it is in its address. */
public class UsageView {

    /** The days before today that are shown where nobody says which. */
    private static final int DAYS = 30;

    private static final int DAYS_MAX = 1_100;
    private static final Set<GroupBy> GROUPS =
            Set.of(GroupBy.ACCOUNT, GroupBy.MODEL, GroupBy.SITE, GroupBy.PLAN, GroupBy.TIER);
    private static final String PRINTABLE = "[^\\p{Cc}\\p{Cs}]{0,256}";
    private static final String PRINTABLE_RULE = "must be at most 256 printable characters";

    @QueryParam("from")
    @DefaultValue("")
    String from = "";

    @QueryParam("to")
    @DefaultValue("")
    String to = "";

    @QueryParam("groupBy")
    @DefaultValue("model")
    String groupBy = "model";

    @QueryParam("measure")
    @DefaultValue("AMOUNT")
    String measure = "AMOUNT";

    @QueryParam("currency")
    @DefaultValue("")
    @Pattern(regexp = "([A-Z]{3})?", message = "must be a currency like USD")
    String currency = "";

    @QueryParam("account")
    @DefaultValue("")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) String account = "";

    @QueryParam("model")
    @DefaultValue("")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) String model = "";

    @QueryParam("site")
    @DefaultValue("")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) String site = "";

    @QueryParam("plan")
    @DefaultValue("")
    @Pattern(regexp = PRINTABLE, message = PRINTABLE_RULE) String plan = "";

    /** Fills in the days that are not said, and refuses what is no view. */
    UsageView checked(Clock clock) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
        LocalDate end = to.isEmpty() ? today.plusDays(1) : day("to", to);
        LocalDate start = from.isEmpty() ? end.minusDays(DAYS) : day("from", from);
        if (!start.isBefore(end) || start.plusDays(DAYS_MAX).isBefore(end)) {
            throw ProblemException.invalid("to", "must be after from, by at most " + DAYS_MAX + " days");
        }
        from = start.toString();
        to = end.toString();
        if (GroupBy.of(groupBy).filter(GROUPS::contains).isEmpty()) {
            throw ProblemException.invalid("groupBy", "must be account, model, site, plan or tier");
        }
        if (Measure.of(measure).isEmpty()) {
            throw ProblemException.invalid("measure", "must be AMOUNT, ENERGY, TOKENS or EVENTS");
        }
        return this;
    }

    private static LocalDate day(String field, String text) {
        try {
            LocalDate day = LocalDate.parse(text);
            if (day.getYear() >= 2000 && day.getYear() < 2100) {
                return day;
            }
        } catch (DateTimeException e) {
            // falls through: it is no day
        }
        throw ProblemException.invalid(field, "must be a day of the years 2000 to 2099, like 2026-11-01");
    }

    GroupBy group() {
        return GroupBy.of(groupBy).orElseThrow();
    }

    Measure wanted() {
        return Measure.of(measure).orElseThrow();
    }

    /** Hours, days or months: few enough to be told apart. */
    String step() {
        long days = Duration.between(instant(from), instant(to)).toDays();
        return days <= 2 ? "hour" : days <= 120 ? "day" : "month";
    }

    /** A step as the page writes it: its start in UTC, as far as it matters. */
    String written(Instant step) {
        String time = step.toString();
        return switch (step()) {
            case "hour" -> time.substring(0, 16).replace('T', ' ');
            case "day" -> time.substring(0, 10);
            default -> time.substring(0, 7);
        };
    }

    /** All steps as they are written, those without usage too, separated by commas. */
    public String steps() {
        ChronoUnit unit = switch (step()) {
            case "hour" -> ChronoUnit.HOURS;
            case "day" -> ChronoUnit.DAYS;
            default -> ChronoUnit.MONTHS;
        };
        LocalDate first = LocalDate.parse(from);
        LocalDateTime start = (unit == ChronoUnit.MONTHS ? first.withDayOfMonth(1) : first).atStartOfDay();
        LocalDateTime end = LocalDate.parse(to).atStartOfDay();
        return Stream.iterate(start, at -> at.isBefore(end), at -> at.plus(1, unit))
                .map(at -> written(at.toInstant(ZoneOffset.UTC)))
                .collect(Collectors.joining(","));
    }

    UsageFilter filter() {
        return new UsageFilter()
                .equal("account_id", orNull(account))
                .equal("model", orNull(model))
                .equal("site", orNull(site))
                .equal("plan_id", orNull(plan))
                .started(instant(from), instant(to));
    }

    private static @Nullable String orNull(String text) {
        return text.isBlank() ? null : text.strip();
    }

    private static Instant instant(String day) {
        return LocalDate.parse(day).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** The same view as a file. */
    public Address file() {
        return Address.of(UsagePages.PATH + "/file")
                .with("from", from)
                .with("to", to)
                .with("groupBy", groupBy)
                .with("account", account)
                .with("model", model)
                .with("site", site)
                .with("plan", plan);
    }

    /** What it is grouped by, as a heading. */
    public String groupWord() {
        return groupBy.substring(0, 1).toUpperCase(Locale.ROOT) + groupBy.substring(1);
    }

    public String from() {
        return from;
    }

    public String to() {
        return to;
    }

    public String groupBy() {
        return groupBy;
    }

    public String measure() {
        return measure;
    }

    public String account() {
        return account;
    }

    public String model() {
        return model;
    }

    public String site() {
        return site;
    }

    public String plan() {
        return plan;
    }
}
