package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.catalog.migration.Decided.Withdrawn;
import dev.thinkwatt.catalog.plan.Author;
import dev.thinkwatt.catalog.publication.Body;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.catalog.Migration.Mode;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A migration at rest. It is withdrawn at most; the database lets nothing else change. */
@Entity
@Table(name = "plan_migration")
class MigrationRow {

    @Id
    @Column(name = "migration_id")
    String migrationId;

    @Column(name = "plan_id")
    String planId;

    @Column(name = "from_version")
    int fromVersion;

    @Column(name = "to_version")
    int toVersion;

    @Column(name = "mode")
    @Enumerated(EnumType.STRING)
    Mode mode;

    @Column(name = "effective_at")
    @Nullable Instant effectiveAt;

    @Column(name = "accounts")
    int accounts;

    @Column(name = "seats")
    int seats;

    @Column(name = "reason")
    String reason;

    @Column(name = "decided_at")
    Instant decidedAt;

    @Column(name = "decided_by")
    @JdbcTypeCode(SqlTypes.JSON)
    String decidedBy;

    @Column(name = "withdrawal")
    @JdbcTypeCode(SqlTypes.JSON)
    @Nullable String withdrawal;

    @Column(name = "revision")
    long revision;

    protected MigrationRow() {}

    MigrationRow(Migration migration, Impact impact, String reason, Author decidedBy, long revision) {
        this.migrationId = migration.migrationId();
        this.planId = migration.planId();
        this.fromVersion = migration.fromVersion();
        this.toVersion = migration.toVersion();
        this.mode = migration.mode();
        this.effectiveAt = migration.effectiveAt();
        this.accounts = impact.accounts().size();
        this.seats = impact.seats();
        this.reason = reason;
        this.decidedAt = migration.decidedAt();
        this.decidedBy = Body.of(decidedBy);
        this.revision = revision;
    }

    void withdraw(Withdrawn withdrawn, long revision) {
        this.withdrawal = Body.of(withdrawn);
        this.revision = revision;
    }

    boolean isWithdrawn() {
        return withdrawal != null;
    }

    Migration migration() {
        return new Migration(migrationId, planId, fromVersion, toVersion, mode, effectiveAt, decidedAt);
    }

    PublishedMigration published() {
        return new PublishedMigration(revision, migration(), isWithdrawn());
    }

    Decided decided() {
        return new Decided(
                migrationId,
                planId,
                fromVersion,
                toVersion,
                mode,
                effectiveAt,
                accounts,
                seats,
                reason,
                decidedAt,
                Body.read(decidedBy, Author.class),
                withdrawal == null ? null : Body.read(withdrawal, Withdrawn.class));
    }
}
