package dev.thinkwatt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that one run of {@code bench rating} found; what was left out stays empty. */
public final class RatingResults {

    /**
     * One contender, once. Processor time is per event, in microseconds; NaN where it was not looked at.
     *
     * @param serviceMicros of billing-service, or of what stands in for it
     * @param postgresMicros of PostgreSQL's processes
     */
    public record Leg(String contender, long events, double perSecond, double serviceMicros, double postgresMicros) {}

    /** From settled to committed, in milliseconds, at a constant rate. */
    public record Delay(double rate, long events, double p50, double p99, double max) {}

    /** A backlog that was there all at once. */
    public record Drain(long events, double seconds, List<Results.MemoryAt> memory) {}

    public final String startedAt;
    public final Map<String, String> machine = new TreeMap<>();
    public final Map<String, String> postgres;
    public final List<Leg> legs = new ArrayList<>();
    public @Nullable Delay delay;
    public @Nullable Drain drain;

    public RatingResults(String startedAt, Map<String, String> postgres) {
        this.startedAt = startedAt;
        this.postgres = Map.copyOf(postgres);
    }

    /** The median rate of a contender, 0 where it was not measured. */
    public double perSecond(String contender) {
        List<Double> rates = of(contender).stream().map(Leg::perSecond).toList();
        return rates.isEmpty() ? 0 : Median.of(rates);
    }

    List<Leg> of(String contender) {
        return legs.stream().filter(leg -> leg.contender().equals(contender)).toList();
    }
}
