package dev.thinkwatt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The results as a page to read and to paste. */
public final class Markdown {

    /** Who is who among the labels of contenders and workloads. */
    public record Names(String nothing, String decisions, List<String> rivals, String spread, String hot) {
        List<String> contenders() {
            List<String> all = new ArrayList<>(List.of(nothing, decisions));
            all.addAll(rivals);
            return all;
        }
    }

    private static final double OF_NOTHING = 0.6;
    private static final double SPREAD_TIMES = 4;
    private static final double HOT_TIMES = 15;
    private static final double P99_MILLIS = 25;

    private final Results results;
    private final Names names;

    public Markdown(Results results, Names names) {
        this.results = results;
        this.names = names;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(head(results.startedAt, results.machine, results.postgres)).append("\n");
        if (!results.peaks.isEmpty()) {
            peaks(text, names.spread());
            peaks(text, names.hot());
        }
        steady(text);
        replicas(text);
        soak(text);
        heapOnly(text);
        bars(text);
        return text.toString();
    }

    /** What the figures of a page depend on. */
    static String head(String startedAt, Map<String, String> machine, Map<String, String> postgres) {
        return "Measured " + startedAt + " on " + facts(machine) + "\nPostgreSQL said: " + facts(postgres);
    }

    private static String facts(Map<String, String> facts) {
        return facts.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(fact -> fact.getKey() + " " + fact.getValue())
                        .collect(Collectors.joining(", "))
                + ".\n";
    }

    private void peaks(StringBuilder text, String workload) {
        Table table = new Table(
                "peak, " + workload,
                "decisions/s",
                "lowest",
                "highest",
                "p50 ms",
                "p99 ms",
                "server µs",
                "PostgreSQL µs",
                "driver µs",
                "ours is");
        double ours = results.peak(names.decisions(), workload);
        for (String contender : names.contenders()) {
            List<Leg> legs = results.legs(contender, workload);
            if (!legs.isEmpty()) {
                double peak = results.peak(contender, workload);
                table.row(
                        contender,
                        Figures.of(peak),
                        Figures.of(
                                legs.stream().mapToDouble(Leg::perSecond).min().orElse(0)),
                        Figures.of(
                                legs.stream().mapToDouble(Leg::perSecond).max().orElse(0)),
                        median(legs, Leg::p50Millis),
                        median(legs, Leg::p99Millis),
                        median(legs, Leg::serverMicros),
                        median(legs, Leg::postgresMicros),
                        median(legs, Leg::driverMicros),
                        Figures.of(ours / peak) + " ×");
            }
        }
        text.append("\n").append(table);
    }

    private static String median(List<Leg> legs, ToDoubleFunction<Leg> figure) {
        return Figures.of(Median.of(legs.stream().mapToDouble(figure).boxed().toList()));
    }

    private void steady(StringBuilder text) {
        Table table =
                new Table("at half of the peak", "meant/s", "answered/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms");
        results.steady.forEach(steady -> row(table, steady.leg().workload(), steady));
        if (!results.steady.isEmpty()) {
            text.append("\n").append(table);
        }
    }

    private static void row(Table table, String what, Results.Steady steady) {
        Leg leg = steady.leg();
        table.row(
                what,
                Figures.of(steady.rate()),
                Figures.of(leg.perSecond()),
                Figures.of(leg.p50Millis()),
                Figures.of(leg.p99Millis()),
                Figures.of(leg.p999Millis()),
                Figures.of(leg.maxMillis()));
    }

    private void replicas(StringBuilder text) {
        Results.Replicas found = results.replicas;
        if (found == null) {
            return;
        }
        Table table = new Table("replicas on one database", "median decisions/s", "lowest", "highest");
        table.row("one", Figures.of(Median.of(found.one())), lowest(found.one()), highest(found.one()));
        table.row("two", Figures.of(Median.of(found.two())), lowest(found.two()), highest(found.two()));
        text.append("\n").append(table);
        text.append(String.format(
                "%nAsked both at once for more than a limit of %d, %d subscribers were granted %s; %d counters differ from"
                        + " the decisions kept, %d subscribers got more than the limit: %s.%n",
                found.limit(),
                found.counters(),
                Figures.whole(found.granted()),
                found.wrong(),
                found.above(),
                found.isExact() ? "exact" : "WRONG"));
    }

    private static String lowest(List<Double> rates) {
        return Figures.of(rates.stream().mapToDouble(rate -> rate).min().orElse(0));
    }

    private static String highest(List<Double> rates) {
        return Figures.of(rates.stream().mapToDouble(rate -> rate).max().orElse(0));
    }

    private void soak(StringBuilder text) {
        Results.Soak soak = results.soak;
        if (soak == null) {
            return;
        }
        Drift drift = Drift.of(soak.memory());
        Table load = new Table("during that run", "meant/s", "answered/s", "p50 ms", "p99 ms", "p99.9 ms", "max ms");
        row(load, drift.seconds() + " s, its collections included", soak.load());
        text.append("\n")
                .append(drift.table("memory of quota-service"))
                .append("\n")
                .append(load);
    }

    private void heapOnly(StringBuilder text) {
        Results.HeapOnly found = results.heapOnly;
        if (found != null && found.updates() > 0) {
            text.append(String.format(
                    "%nUpdates of counters while all this ran (pg_stat_user_tables): %s, of them heap-only %s, that is %.2f %%.%n",
                    Figures.whole(found.updates()),
                    Figures.whole(found.heapOnly()),
                    100.0 * found.heapOnly() / found.updates()));
        }
    }

    private void bars(StringBuilder text) {
        List<Bar> bars = new ArrayList<>();
        for (String workload : List.of(names.spread(), names.hot())) {
            double ours = results.peak(names.decisions(), workload);
            double nothing = results.peak(names.nothing(), workload);
            if (ours > 0 && nothing > 0) {
                bars.add(Bar.atLeast("of what does nothing, " + workload, ours / nothing, OF_NOTHING));
            }
            for (String rival : names.rivals()) {
                double theirs = results.peak(rival, workload);
                if (ours > 0 && theirs > 0) {
                    double times = workload.equals(names.hot()) ? HOT_TIMES : SPREAD_TIMES;
                    bars.add(Bar.atLeast("times " + rival + ", " + workload, ours / theirs, times));
                }
            }
        }
        results.steady.forEach(steady -> bars.add(Bar.under(
                "p99 at half of the peak, " + steady.leg().workload(),
                steady.leg().p99Millis(),
                P99_MILLIS,
                " ms")));
        if (!bars.isEmpty()) {
            text.append("\n").append(Bar.table(bars));
        }
    }
}
