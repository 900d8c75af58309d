package dev.thinkwatt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The results of {@code bench rating} as a page to read and to paste. */
public final class RatingMarkdown {

    public static final String RATING = "rating";
    public static final String COPY = "`COPY` of its rows, with their keys and indexes";
    public static final String BARE = "`COPY` of its rows into heaps without any";
    public static final String ALONE = "rating, a transaction each";
    public static final String ONE = "a transaction each, of rows known beforehand";

    private static final double OF_COPY = 0.35;
    private static final double ONE_TIMES = 15;
    private static final double P99_MILLIS = 2_000;

    private final RatingResults results;

    public RatingMarkdown(RatingResults results) {
        this.results = results;
    }

    public String text() {
        StringBuilder text = new StringBuilder();
        text.append(Markdown.head(results.startedAt, results.machine, results.postgres));
        rates(text);
        delay(text);
        drain(text);
        bars(text);
        return text.toString();
    }

    private void rates(StringBuilder text) {
        Table table = new Table(
                "from Kafka to the commit",
                "events/s",
                "lowest",
                "highest",
                "service µs",
                "PostgreSQL µs",
                "rating is");
        double ours = results.perSecond(RATING);
        for (String contender : List.of(RATING, COPY, BARE, ALONE, ONE)) {
            List<RatingResults.Leg> legs = results.of(contender);
            if (!legs.isEmpty()) {
                table.row(
                        contender,
                        Figures.of(results.perSecond(contender)),
                        Figures.of(legs.stream()
                                .mapToDouble(RatingResults.Leg::perSecond)
                                .min()
                                .orElse(0)),
                        Figures.of(legs.stream()
                                .mapToDouble(RatingResults.Leg::perSecond)
                                .max()
                                .orElse(0)),
                        median(legs, RatingResults.Leg::serviceMicros),
                        median(legs, RatingResults.Leg::postgresMicros),
                        Figures.of(ours / results.perSecond(contender)) + " ×");
            }
        }
        text.append("\n").append(table);
    }

    private static String median(List<RatingResults.Leg> legs, ToDoubleFunction<RatingResults.Leg> figure) {
        double median = Median.of(legs.stream().mapToDouble(figure).boxed().toList());
        return Double.isNaN(median) ? "" : Figures.of(median);
    }

    private void delay(StringBuilder text) {
        RatingResults.Delay delay = results.delay;
        if (delay == null) {
            return;
        }
        Table table = new Table(
                "from settled to committed, at half of the peak", "events/s", "events", "p50 ms", "p99 ms", "max ms");
        table.row(
                "at a constant rate",
                Figures.of(delay.rate()),
                Figures.whole(delay.events()),
                Figures.of(delay.p50()),
                Figures.of(delay.p99()),
                Figures.of(delay.max()));
        text.append("\n").append(table);
    }

    private void drain(StringBuilder text) {
        RatingResults.Drain drain = results.drain;
        if (drain == null) {
            return;
        }
        Table table = new Table("a backlog, there all at once", "events", "seconds", "events/s");
        table.row(
                "drained, a full collection every few seconds included",
                Figures.whole(drain.events()),
                Figures.of(drain.seconds()),
                Figures.of(drain.events() / drain.seconds()));
        text.append("\n").append(table);
        if (drain.memory().size() >= 3) {
            text.append("\n").append(Drift.of(drain.memory()).table("memory of billing-service meanwhile"));
        }
    }

    private void bars(StringBuilder text) {
        List<Bar> bars = new ArrayList<>();
        double ours = results.perSecond(RATING);
        if (ours > 0 && results.perSecond(COPY) > 0) {
            bars.add(Bar.atLeast("of " + COPY, ours / results.perSecond(COPY), OF_COPY));
        }
        for (String one : List.of(ALONE, ONE)) {
            if (ours > 0 && results.perSecond(one) > 0) {
                bars.add(Bar.atLeast("times " + one, ours / results.perSecond(one), ONE_TIMES));
            }
        }
        RatingResults.Delay delay = results.delay;
        if (delay != null) {
            bars.add(Bar.under("p99 from settled to committed", delay.p99(), P99_MILLIS, " ms"));
        }
        if (!bars.isEmpty()) {
            text.append("\n").append(Bar.table(bars));
        }
    }
}
