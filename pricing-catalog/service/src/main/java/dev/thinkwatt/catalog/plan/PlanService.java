package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What plans there are, for those who publish something of them. */
@ApplicationScoped
public class PlanService {

    private final PlanRepository plans;
    private final PlanVersionRepository versions;
    private final Publication publication;

    PlanService(PlanRepository plans, PlanVersionRepository versions, Publication publication) {
        this.plans = plans;
        this.versions = versions;
        this.publication = publication;
    }

    /** Publishes a version from an instant on, with no end yet. */
    @Transactional
    public void publish(Plan plan, Instant from) {
        plans.lockOrAdd(plan.id());
        PublishedPlan published = new PublishedPlan(publication.nextRevision(), from, null, plan);
        versions.persist(new PlanVersionRow(published, publication.now(), null));
        publication.publish(published);
    }

    /** Locks plans until the transaction ends, so that what is published of each has one order; answers those that exist. */
    @Transactional(Transactional.TxType.MANDATORY)
    public List<String> lock(Collection<String> planIds) {
        return plans.lock(planIds);
    }

    /** The version of a plan in force at an instant. */
    public Optional<Plan> inForceAt(String planId, Instant instant) {
        return versions.inForceAt(planId, instant).map(PlanVersionRow::plan);
    }

    /** The first version in force in a time that does not sell a model; the time has no end where that is null. */
    public Optional<Plan> firstWithout(String planId, String model, Instant from, @Nullable Instant until) {
        return versions.history(planId).inForceBetween(from, until).stream()
                .map(PlanVersionRow::plan)
                .filter(plan -> plan.model(model).isEmpty())
                .findFirst();
    }

    /** The plans by id, each in the version in force at an instant. */
    public List<Plan> inForceAt(Instant instant) {
        return versions.allInForceAt(instant).stream().map(PlanVersionRow::plan).toList();
    }

    /** Exactly this version, in force or not. */
    public Optional<Plan> version(String planId, int version) {
        return versions.published(planId, version).map(PlanVersionRow::plan);
    }

    /** When a version was told to everybody; empty for one that was not, or was withdrawn. */
    public Optional<Instant> publishedAt(PlanVersion version) {
        return versions.published(version.id(), version.version()).map(row -> row.publishedAt);
    }

    /** All versions of a plan with their ranges, those too that were withdrawn. */
    public List<PublishedPlan> versions(String planId) {
        return versions.history(planId).versions().stream()
                .map(PlanVersionRow::published)
                .toList();
    }

    public boolean exists(String planId) {
        return plans.findByIdOptional(planId).isPresent();
    }

    /** The plans that cost money in the version in force at an instant. */
    public List<String> paidAt(Instant instant) {
        return inForceAt(instant).stream().filter(Plan::paid).map(Plan::id).toList();
    }

    /** The plans of which any published version sells a model: somebody may be pinned to any of them. */
    public List<String> selling(String modelId) {
        return versions.selling(modelId);
    }

    /** The plans that cost money now, or did at an instant, as far as they had a version in force then. */
    public List<String> paidNowOrAt(Instant instant) {
        return Stream.concat(paidAt(publication.now()).stream(), paidAt(instant).stream())
                .distinct()
                .filter(planId -> inForceAt(planId, instant).isPresent())
                .sorted()
                .toList();
    }

    /** Whether there is no plan yet, nor will be until the transaction ends, but by it. */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean isEmptyAndLocked() {
        plans.lockAll();
        return plans.count() == 0;
    }
}
