package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.migration.Decided.Withdrawn;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.catalog.publication.Publication;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides migrations, and takes them back before they have any effect. */
@ApplicationScoped
class MigrationService {

    private static final int NAMED_MAX = 5;

    private final MigrationRepository migrations;
    private final ImpactService impacts;
    private final PlanService plans;
    private final Publication publication;
    private final Trail trail;

    MigrationService(
            MigrationRepository migrations,
            ImpactService impacts,
            PlanService plans,
            Publication publication,
            Trail trail) {
        this.migrations = migrations;
        this.impacts = impacts;
        this.plans = plans;
        this.publication = publication;
        this.trail = trail;
    }

    /** What was decided, and whether it was before. */
    record Decision(Decided decided, boolean repeated) {}

    /**
     * @param accounts how many accounts the impact list named: who decides has seen it
     * @throws ProblemException 409 for the same id with another body, or where the list names another number by now
     */
    @Transactional
    Decision decide(String migrationId, Wish wish, int accounts, String reason) {
        if (plans.lock(List.of(wish.planId())).isEmpty()) {
            throw ProblemException.notFound("There is no plan " + wish.planId() + ".");
        }
        Optional<MigrationRow> standing = migrations.findByIdOptional(migrationId);
        if (standing.isPresent()) {
            return new Decision(same(standing.get(), wish, accounts, reason), true);
        }
        Migration migration = wish.as(migrationId, publication.now());
        Impact impact = impacts.outlook(migration).impact();
        requireSeen(impact, accounts);
        requireSold(impact, wish);
        MigrationRow row = new MigrationRow(migration, impact, reason, trail.author(), publication.nextRevision());
        migrations.persist(row);
        publication.publish(row.published());
        trail.decided(row.decided());
        return new Decision(row.decided(), false);
    }

    /** Takes a migration back; the same again changes nothing. */
    @Transactional
    Decided withdraw(String planId, String migrationId, String reason) {
        plans.lock(List.of(planId));
        MigrationRow row = find(planId, migrationId);
        if (row.isWithdrawn()) {
            return row.decided();
        }
        requireNoEffect(row.migration());
        Decided before = row.decided();
        row.withdraw(new Withdrawn(publication.now(), trail.author(), reason), publication.nextRevision());
        publication.publish(row.published());
        trail.withdrawn(before, row.decided(), reason);
        return row.decided();
    }

    @Transactional
    Decided one(String planId, String migrationId) {
        return find(planId, migrationId).decided();
    }

    @Transactional
    List<Decided> page(String planId, String afterId, int rows) {
        requirePlan(planId);
        return migrations.page(planId, afterId, rows).stream()
                .map(MigrationRow::decided)
                .toList();
    }

    @Transactional
    void requirePlan(String planId) {
        if (!plans.exists(planId)) {
            throw ProblemException.notFound("There is no plan " + planId + ".");
        }
    }

    private MigrationRow find(String planId, String migrationId) {
        return migrations
                .of(planId, migrationId)
                .orElseThrow(() -> ProblemException.notFound(
                        "There is no migration " + migrationId + " of a plan " + planId + "."));
    }

    private static Decided same(MigrationRow row, Wish wish, int accounts, String reason) {
        Decided decided = row.decided();
        if (!wish.as(row.migrationId, row.decidedAt).equals(row.migration())
                || decided.accounts() != accounts
                || !decided.reason().equals(reason)) {
            throw ProblemException.conflict("Migration " + row.migrationId + " was decided otherwise.");
        }
        return decided;
    }

    private static void requireSeen(Impact impact, int accounts) {
        if (impact.accounts().size() != accounts) {
            throw ProblemException.conflict("The impact list names "
                    + impact.accounts().size() + " accounts, not " + accounts + ": look at it again.");
        }
    }

    private static void requireSold(Impact impact, Wish wish) {
        if (!impact.unsold().isEmpty()) {
            throw ProblemException.conflict("Version " + wish.toVersion()
                    + " is not sold in the currency that is paid by "
                    + impact.unsold().stream()
                            .limit(NAMED_MAX)
                            .map(account -> account.accountId() + " (" + account.currency() + ")")
                            .collect(Collectors.joining(", "))
                    + (impact.unsold().size() > NAMED_MAX ? " and others." : "."));
        }
    }

    /** A migration has an effect once it keeps anybody on the version, or moves the first of those whom another keeps there. */
    private void requireNoEffect(Migration migration) {
        Instant now = publication.now();
        Catalog catalog = impacts.catalog(migration.planId());
        List<Migration> holding = catalog.holding(migration.from());
        if (!holding.contains(migration)) {
            return;
        }
        if (!holding.getLast().equals(migration)) {
            throw ProblemException.conflict(
                    "Migration " + holding.getLast().migrationId() + " was decided after it: withdraw that first.");
        }
        Optional<Instant> effective = holding.size() > 1
                ? Optional.ofNullable(migration.effectiveAt())
                : catalog.supersededAt(migration.from());
        if (effective.filter(instant -> !instant.isAfter(now)).isPresent()) {
            throw ProblemException.conflict("Migration " + migration.migrationId() + " is in effect since "
                    + effective.get()
                    + (migration.mode() == Mode.GRANDFATHER
                            ? ": decide another that moves those whom it keeps."
                            : "."));
        }
    }
}
