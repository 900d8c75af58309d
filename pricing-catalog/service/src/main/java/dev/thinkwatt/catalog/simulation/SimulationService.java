package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.catalog.plan.DraftPlans;
import dev.thinkwatt.catalog.plan.DraftPlans.Drafted;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.catalog.simulation.SimulationRow.Tried;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.simulation.SimulationAsked;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.identity.Callers;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Asks billing what usage would have cost, and reads what it answers. */
@ApplicationScoped
class SimulationService {

    private static final String TOPIC = "simulation.asked";
    private static final String TYPE = "dev.thinkwatt.simulation.asked.v1";
    private static final String SOURCE = "/pricing-catalog";

    private final SimulationRepository simulations;
    private final PlanService plans;
    private final DraftPlans drafts;
    private final Publication publication;
    private final Outbox outbox;
    private final Callers callers;
    private final Audit audit;

    SimulationService(
            SimulationRepository simulations,
            PlanService plans,
            DraftPlans drafts,
            Publication publication,
            Outbox outbox,
            Callers callers,
            Audit audit) {
        this.simulations = simulations;
        this.plans = plans;
        this.drafts = drafts;
        this.publication = publication;
        this.outbox = outbox;
        this.callers = callers;
        this.audit = audit;
    }

    /**
     * Asks, unless an earlier call with the same body did.
     *
     * @throws ProblemException 400 for a draft with faults or a period that is none, 404 where there is nothing to try, 409
     *     where the id was used for another question
     */
    @Transactional
    void ask(Question question) {
        SimulationRow standing = simulations.findById(question.simulationId());
        if (standing != null) {
            if (!standing.answers(question)) {
                throw ProblemException.conflict(
                        "simulationId " + question.simulationId() + " was already used for another simulation");
            }
            return;
        }
        Instant now = publication.now();
        Period period = Period.of(question.from(), question.until(), now);
        Tried tried = tried(question, now);
        SimulationRow row =
                new SimulationRow(question, tried, period, callers.current().name(), now);
        simulations.persist(row);
        audit.record(Act.created("simulation.asked", "plan", question.planId(), question));
        SimulationAsked asked = new SimulationAsked(row.simulationId, tried.plan(), period.from(), period.until());
        outbox.append(OutboxMessage.cloudEvent(SOURCE, TYPE, eventId(row), TOPIC, row.simulationId, now, asked));
    }

    /** @throws ProblemException 404 where there is none */
    @Transactional
    Impact impact(String simulationId) {
        SimulationRow row = simulations
                .findByIdOptional(simulationId)
                .orElseThrow(() -> ProblemException.notFound("There is no simulation " + simulationId + "."));
        return Impact.of(row, simulations.accounts(simulationId));
    }

    /** Whether there is a draft of the plan to be tried. */
    boolean isDrafted(String planId) {
        return drafts.has(planId);
    }

    /** Asked last first. */
    List<Asked> latest(String planId, int rows) {
        return simulations.latest(planId, rows).stream()
                .map(SimulationRow::asked)
                .toList();
    }

    private Tried tried(Question question, Instant now) {
        @Nullable Plan current = plans.inForceAt(question.planId(), now).orElse(null);
        if (question.version() != null) {
            Plan version = plans.version(question.planId(), question.version())
                    .orElseThrow(() -> ProblemException.notFound(
                            "Plan " + question.planId() + " has no version " + question.version() + "."));
            return new Tried(version, null, current);
        }
        Drafted draft = drafts.sound(question.planId());
        return new Tried(draft.plan(), draft.etag(), current);
    }

    private static UUID eventId(SimulationRow row) {
        return UUID.nameUUIDFromBytes(("simulation/" + row.simulationId).getBytes(StandardCharsets.UTF_8));
    }
}
