package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledAccounts;
import dev.thinkwatt.billing.creation.Creations;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.paging.Page;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Starts exports, says how far they are, and gives their files out. */
@ApplicationScoped
class ExportService {

    private static final Instant END = Instant.parse("9999-01-01T00:00:00Z");

    private final ExportRepository exports;
    private final BilledAccounts accounts;
    private final Creations creations;
    private final Audit audit;
    private final Clock clock;

    ExportService(ExportRepository exports, BilledAccounts accounts, Creations creations, Audit audit, Clock clock) {
        this.exports = exports;
        this.accounts = accounts;
        this.creations = creations;
        this.audit = audit;
        this.clock = clock;
    }

    /** An export as it is asked for; no account means all. */
    record NewExport(
            String exportId,
            ExportKind kind,
            ExportFormat format,
            YearMonth period,
            @Nullable String account) {}

    /** Starts an export, unless an earlier call with the same body did. */
    @Transactional
    void start(NewExport export) {
        if (!export.kind().formats().contains(export.format())) {
            throw ProblemException.invalid(
                    "format",
                    "must be one that " + export.kind() + " is written as: "
                            + export.kind().formats().stream()
                                    .map(ExportFormat::name)
                                    .collect(Collectors.joining(", ")));
        }
        String account = export.account();
        if (account != null && !accounts.exists(account)) {
            throw ProblemException.invalid("filter.account", "must be an account that exists");
        }
        if (!creations.isFirst("export", export.exportId(), "exportId", export)) {
            return;
        }
        ExportJobRow row = new ExportJobRow();
        row.exportId = export.exportId();
        row.kind = export.kind();
        row.format = export.format();
        row.period = export.period().atDay(1);
        row.accountId = account;
        row.status = ExportJobRow.Status.RUNNING;
        row.startedAt = clock.instant();
        exports.persistAndFlush(row);
        audit.record(Act.created("export.started", "export", export.exportId(), export));
    }

    @Transactional
    ExportJobRow find(String exportId) {
        return exports.findByIdOptional(exportId)
                .orElseThrow(() -> ProblemException.notFound("There is no export " + exportId + "."));
    }

    /** An export whose file is there; that it is fetched goes into the audit trail. */
    @Transactional
    ExportJobRow fetch(String exportId) {
        ExportJobRow row = find(exportId);
        switch (row.status) {
            case RUNNING -> throw ProblemException.conflict("The export is not complete yet.");
            case FAILED -> throw ProblemException.conflict("The export failed: " + row.error + ".");
            case EXPIRED -> throw ProblemException.conflict("The file expired at " + row.expiresAt + ".");
            case COMPLETED -> audit.record(Act.read("export.fetched", "export", exportId));
        }
        return row;
    }

    /** Exports, newest first. */
    @Transactional
    Page<ExportJobRow> newest(String after, int limit) {
        Instant before = END;
        String beforeId = "";
        if (!after.isEmpty()) {
            int comma = after.indexOf(',');
            before = instant(after.substring(0, Math.max(0, comma)));
            beforeId = after.substring(comma + 1);
        }
        return Page.of(exports.newest(before, beforeId, limit + 1), limit, row -> row.startedAt + "," + row.exportId);
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
        }
    }
}
