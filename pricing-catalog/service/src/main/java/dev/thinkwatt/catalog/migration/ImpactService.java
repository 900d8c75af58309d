package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Says whom a migration would concern, or why it cannot be decided. */
@ApplicationScoped
class ImpactService {

    private static final String NOT_YET_NAMED = "preview";

    private final PlanService plans;
    private final MigrationRepository migrations;
    private final Accounts accounts;
    private final Publication publication;

    ImpactService(PlanService plans, MigrationRepository migrations, Accounts accounts, Publication publication) {
        this.plans = plans;
        this.migrations = migrations;
        this.accounts = accounts;
        this.publication = publication;
    }

    /**
     * Whom it concerns.
     *
     * @param earliest the first instant that it could take effect at
     */
    record Outlook(Instant earliest, Impact impact) {}

    /** @throws ProblemException as if it were decided now */
    @Transactional
    Outlook outlook(Wish wish) {
        if (!plans.exists(wish.planId())) {
            throw ProblemException.notFound("There is no plan " + wish.planId() + ".");
        }
        return outlook(wish.as(NOT_YET_NAMED, publication.now()));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    Outlook outlook(Migration migration) {
        List<PublishedPlan> versions = plans.versions(migration.planId());
        requirePublished(versions, migration.fromVersion(), "fromVersion");
        PublishedPlan to = requirePublished(versions, migration.toVersion(), "toVersion");
        Catalog catalog = catalog(migration.planId());
        Instant toldAt = plans.publishedAt(migration.to()).orElseThrow();
        Admission admission = new Admission(migration, catalog, toldAt, to.from());
        admission.require();
        Instant now = migration.decidedAt();
        Impact impact = Impact.of(migration, catalog, accounts.all(), id -> accounts.seatsOf(id, now), now);
        return new Outlook(admission.earliest(), impact);
    }

    /** What is published of a plan. */
    @Transactional(Transactional.TxType.MANDATORY)
    Catalog catalog(String planId) {
        List<CatalogPublished> published = new ArrayList<>(plans.versions(planId));
        migrations.of(planId).forEach(row -> published.add(row.published()));
        return Catalog.of(published);
    }

    private static PublishedPlan requirePublished(List<PublishedPlan> versions, int version, String field) {
        return versions.stream()
                .filter(range -> range.plan().version() == version && !range.isWithdrawn())
                .findFirst()
                .orElseThrow(() -> ProblemException.invalid(field, "must be a published version of the plan"));
    }
}
