package dev.thinkwatt.quota.routing;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/** What routers chose, as far as this process has seen and not yet written down. */
@ApplicationScoped
public class RoutingCounts {

    private final MeterRegistry registry;
    private Map<Cell, Count> counts = new HashMap<>();

    RoutingCounts(MeterRegistry registry) {
        this.registry = registry;
    }

    /** One plan and one model that a router chose, in one minute. */
    record Cell(Instant minute, String planId, String model) {}

    /** @param misrouted of those, to a model that the plan lets no router choose */
    record Count(long routed, long misrouted) {
        Count plus(Count other) {
            return new Count(routed + other.routed, misrouted + other.misrouted);
        }
    }

    /** A router chose a model of a plan. */
    public void routed(String planId, String model, boolean misrouted, Instant at) {
        registry.counter("quota.routed", "plan", planId, "model", model, "misrouted", Boolean.toString(misrouted))
                .increment();
        add(new Cell(at.truncatedTo(ChronoUnit.MINUTES), planId, model), new Count(1, misrouted ? 1 : 0));
    }

    /** All that gathered, and begins anew. */
    synchronized Map<Cell, Count> take() {
        Map<Cell, Count> taken = counts;
        counts = new HashMap<>();
        return taken;
    }

    /** Keeps what could not be written. */
    synchronized void putBack(Map<Cell, Count> taken) {
        taken.forEach((cell, count) -> counts.merge(cell, count, Count::plus));
    }

    private synchronized void add(Cell cell, Count count) {
        counts.merge(cell, count, Count::plus);
    }
}
