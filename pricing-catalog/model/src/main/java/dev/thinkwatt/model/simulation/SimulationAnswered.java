package dev.thinkwatt.model.simulation;

import java.util.List;

/**
 * A part of the answer to a {@link SimulationAsked}: the value of the topic {@code simulation.answered}, with the
 * simulation's id as the key, so that the parts arrive in their order.
 *
 * @param accounts those who would be on the version tried: who follow the plan, with or without usage
 * @param last whether nothing follows
 */
public record SimulationAnswered(String simulationId, List<AccountImpact> accounts, boolean last) {

    public SimulationAnswered {
        accounts = List.copyOf(accounts);
    }
}
