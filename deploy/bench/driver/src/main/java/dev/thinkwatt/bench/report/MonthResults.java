package dev.thinkwatt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a month took, step by step. */
public final class MonthResults {

    /**
     * A step.
     *
     * @param unit what is counted: events, accounts, rows
     * @param serviceMicros processor time of billing-service for one of them, in microseconds
     * @param postgresMicros of PostgreSQL's processes
     */
    public record Step(
            String what, String unit, long count, double seconds, double serviceMicros, double postgresMicros) {}

    public final String startedAt;
    public final Map<String, String> machine = new TreeMap<>();
    public final Map<String, String> postgres;
    public final List<Step> steps = new ArrayList<>();
    public boolean balanced;

    public MonthResults(String startedAt, Map<String, String> postgres) {
        this.startedAt = startedAt;
        this.postgres = Map.copyOf(postgres);
    }

    /** A page to read and to paste. */
    public String markdown() {
        StringBuilder text = new StringBuilder();
        text.append(Markdown.head(startedAt, machine, postgres));
        Table table = new Table("step", "count", "of", "seconds", "a second", "service µs", "PostgreSQL µs");
        for (Step step : steps) {
            table.row(
                    step.what(),
                    Figures.whole(step.count()),
                    step.unit(),
                    Figures.of(step.seconds()),
                    Figures.of(step.count() / step.seconds()),
                    Figures.of(step.serviceMicros()),
                    Figures.of(step.postgresMicros()));
        }
        return text.append("\n")
                .append(table)
                .append(balanced ? "\nThe books balance.\n" : "\nThe books do NOT balance.\n")
                .toString();
    }
}
