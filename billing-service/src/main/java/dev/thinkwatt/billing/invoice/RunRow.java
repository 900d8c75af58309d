package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.identity.Caller;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Set;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A run that draws the invoices of a month, and may make them final, at rest. */
@Entity
@Table(name = "invoice_run")
class RunRow {

    /** A run is running until none of its accounts waits. */
    enum Status {
        RUNNING,
        COMPLETED
    }

    /** Who started it. */
    @Embeddable
    record Starter(
            @Column(name = "started_by_kind") @Enumerated(EnumType.STRING)
            Caller.Kind kind,

            @Column(name = "started_by") String id,
            @Column(name = "started_by_name") String name,

            @Column(name = "signed_in_by") @Enumerated(EnumType.STRING)
            Caller.SignIn signedInBy) {

        static Starter of(Caller caller) {
            return new Starter(caller.kind(), caller.id(), caller.name(), caller.signedInBy());
        }

        /** Who it is, without what they may do: that was judged when they started it. */
        Caller caller() {
            return new Caller(kind, id, name, signedInBy, Set.of());
        }
    }

    @Id
    String runId;

    @Column
    LocalDate period;

    /** Whether the invoices are made final. */
    @Column
    boolean finalise;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    /** Null of old runs that draw drafts. */
    @Nullable @Embedded
    Starter starter;

    @Column
    Instant startedAt;

    @Nullable Instant completedAt;

    /** How many accounts ended how; null while some wait, and of old runs. */
    @Nullable @JdbcTypeCode(SqlTypes.JSON)
    String ended;

    /** In whose name it works. */
    Caller startedBy() {
        return Objects.requireNonNull(starter).caller();
    }

    YearMonth month() {
        return YearMonth.from(period);
    }
}
