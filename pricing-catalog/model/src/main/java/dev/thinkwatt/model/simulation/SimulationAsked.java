package dev.thinkwatt.model.simulation;

import dev.thinkwatt.model.plan.Plan;
import java.time.Instant;

/**
 * Asks what the usage of a plan's accounts would have cost under another version of it: the value of the topic
 * {@code simulation.asked}, with the simulation's id as the key.
 *
 * @param plan the version to try; nobody need have published it
 * @param from when the usage began at the earliest
 * @param until when it began no more
 */
public record SimulationAsked(String simulationId, Plan plan, Instant from, Instant until) {

    public SimulationAsked {
        if (!from.isBefore(until)) {
            throw new IllegalArgumentException("the period ends before it begins");
        }
    }
}
