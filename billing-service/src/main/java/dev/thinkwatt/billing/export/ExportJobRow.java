package dev.thinkwatt.billing.export;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** An export at rest. */
@Entity
@Table(name = "export_job")
class ExportJobRow {

    /** Running until its file is whole; expired once the file is gone. */
    enum Status {
        RUNNING,
        COMPLETED,
        FAILED,
        EXPIRED
    }

    @Id
    String exportId;

    @Column
    @Enumerated(EnumType.STRING)
    ExportKind kind;

    @Column
    @Enumerated(EnumType.STRING)
    ExportFormat format;

    @Column
    LocalDate period;

    @Nullable String accountId;

    @Column
    @Enumerated(EnumType.STRING)
    Status status;

    @Column
    int attempt;

    /** Written so far. */
    @Column
    long rows;

    /** Invoices or charges read so far. */
    @Column
    long done;

    /** Invoices or charges to read. */
    @Column
    long whole;

    @Column
    long size;

    @Nullable String sha256;

    @Nullable String error;

    @Column
    Instant startedAt;

    @Nullable Instant completedAt;

    @Nullable Instant expiresAt;

    YearMonth month() {
        return YearMonth.from(period);
    }

    /** The name of its file. */
    String fileName() {
        return kind.name().toLowerCase(Locale.ROOT) + "-" + month() + "-" + exportId + "." + format.suffix();
    }
}
