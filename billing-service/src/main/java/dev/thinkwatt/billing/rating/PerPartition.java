package dev.thinkwatt.billing.rating;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Counts by partition. */
final class PerPartition {

    private PerPartition() {}

    static Map<Integer, Integer> count(Collection<Integer> partitions) {
        Map<Integer, Integer> counts = new TreeMap<>();
        partitions.forEach(partition -> counts.merge(partition, 1, Integer::sum));
        return counts;
    }
}
