package dev.thinkwatt.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All that one run found; what was left out stays empty. */
public final class Results {

    /**
     * Half of the peak, at a constant rate.
     *
     * @param rate what was meant to start in each second
     */
    public record Steady(double rate, Leg leg) {}

    /**
     * One replica beside two.
     *
     * @param counters of subscribers who asked both replicas for more than their limit
     * @param wrong of those, whose counter is not the number of decisions that granted
     * @param above of those, who were granted more than the limit
     */
    public record Replicas(
            List<Double> one, List<Double> two, int counters, int wrong, int above, long granted, int limit) {

        public boolean isExact() {
            return wrong == 0 && above == 0 && granted == (long) counters * limit;
        }
    }

    /** Memory at a moment of the long run. */
    public record MemoryAt(long second, long residentKib, long heapKib) {}

    public record Soak(Steady load, List<MemoryAt> memory) {}

    /** Updates of counters, and those of them that touched no index. */
    public record HeapOnly(long updates, long heapOnly) {}

    public final String startedAt;
    public final Map<String, String> machine = new TreeMap<>();
    public final Map<String, String> postgres;
    public final List<Leg> peaks = new ArrayList<>();
    public final List<Steady> steady = new ArrayList<>();
    public @Nullable HeapOnly heapOnly;
    public @Nullable Replicas replicas;
    public @Nullable Soak soak;

    public Results(String startedAt, Map<String, String> postgres) {
        this.startedAt = startedAt;
        this.postgres = Map.copyOf(postgres);
    }

    /** The median peak of a contender under a workload, 0 where it was not measured. */
    public double peak(String contender, String workload) {
        List<Double> rates =
                legs(contender, workload).stream().map(Leg::perSecond).toList();
        return rates.isEmpty() ? 0 : Median.of(rates);
    }

    List<Leg> legs(String contender, String workload) {
        return peaks.stream()
                .filter(leg ->
                        leg.contender().equals(contender) && leg.workload().equals(workload))
                .toList();
    }
}
