package dev.thinkwatt.billing.invoice;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** A run that draws the invoices of a month, at rest. */
@Entity
@Table(name = "invoice_run")
class RunRow {

    /** A run is running until none of its accounts waits. */
    enum Status {
        RUNNING,
        COMPLETED
    }

    @Id
    String runId;

    @Column
    LocalDate period;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    @Column
    Instant startedAt;

    @Nullable Instant completedAt;

    YearMonth month() {
        return YearMonth.from(period);
    }
}
