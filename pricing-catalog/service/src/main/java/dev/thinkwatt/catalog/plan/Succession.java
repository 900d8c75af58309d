package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.plan.Plan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Publishes versions one after another, so that at every instant from the first on exactly one is in force. The plan is locked by
 * then; what makes room is written first, because PostgreSQL forbids ranges that overlap even for a moment.
 */
@ApplicationScoped
class Succession {

    private final PlanRepository plans;
    private final PlanVersionRepository versions;
    private final Publication publication;

    Succession(PlanRepository plans, PlanVersionRepository versions, Publication publication) {
        this.plans = plans;
        this.versions = versions;
        this.publication = publication;
    }

    /**
     * A version, and the one that it came after or that is in force instead of it.
     *
     * @param other null where there is none
     */
    record Change(PlanVersionRow version, @Nullable PlanVersionRow other) {}

    Instant now() {
        return publication.now();
    }

    /** The versions of a plan, which nobody else publishes any of until the transaction ends. */
    @Transactional(Transactional.TxType.MANDATORY)
    PlanHistory locked(String planId) {
        plans.lockOrAdd(planId);
        return versions.history(planId);
    }

    /** Puts a version in force from an instant on, until the next one that is published already. */
    @Transactional(Transactional.TxType.MANDATORY)
    Change publish(Plan plan, Instant from, Origin origin) {
        PlanHistory history = versions.history(plan.id());
        PlanVersionRow before = history.inForceAt(from).orElse(null);
        if (before != null) {
            end(before, from);
        }
        Instant until = history.nextAfter(from);
        PublishedPlan published = new PublishedPlan(publication.nextRevision(), from, until, plan);
        PlanVersionRow row = new PlanVersionRow(published, publication.now(), origin);
        versions.persist(row);
        publication.publish(published);
        return new Change(row, before);
    }

    /** Takes back a version that is still to come: the one before it stays in force for as long. */
    @Transactional(Transactional.TxType.MANDATORY)
    Change withdraw(PlanVersionRow version) {
        PlanVersionRow before =
                versions.history(version.key.planId()).before(version).orElse(null);
        Instant until = version.until;
        PublishedPlan withdrawn = version.withdraw(publication.nextRevision());
        versions.flush();
        if (before != null) {
            end(before, until);
        }
        publication.publish(withdrawn);
        return new Change(version, before);
    }

    private void end(PlanVersionRow version, @Nullable Instant until) {
        PublishedPlan published = version.endAt(until, publication.nextRevision());
        versions.flush();
        publication.publish(published);
    }
}
