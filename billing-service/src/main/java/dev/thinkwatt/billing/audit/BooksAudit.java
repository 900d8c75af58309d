package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.support.progress.Progress;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Recomputes everything from raw events and compares, in one snapshot while the service goes on working. */
@ApplicationScoped
class BooksAudit {

    private final DataSource database;
    private final CatalogReplica catalog;
    private final AuditConfig config;

    BooksAudit(DataSource database, CatalogReplica catalog, AuditConfig config) {
        this.database = database;
        this.catalog = catalog;
        this.config = config;
    }

    /** @param progress is told how many events were priced again, from several threads */
    Books run(Progress progress) {
        try (Snapshot snapshot = Snapshot.take(database)) {
            return run(snapshot, progress);
        } catch (SQLException e) {
            throw new IllegalStateException("the books cannot be read", e);
        }
    }

    private Books run(Snapshot snapshot, Progress progress) throws SQLException {
        Connection connection = snapshot.connection();
        Findings findings = new Findings();
        Counts counts = Counts.read(connection);
        if (counts.unaccounted() != 0) {
            findings.add("events accepted, less those priced, parked and pending", "all", counts.unaccounted(), 0);
        }
        // Read only now: the catalog never forgets, so it covers at least what the snapshot's charges were priced by.
        Catalog prices = catalog.current();
        new ChargeAudits(prices, findings, progress, config.workers()).run(database, snapshot);
        new LedgerAudit(findings).run(connection);
        new HourAudit(findings).run(connection);
        new FeeAudit(prices, findings).run(connection);
        new TaxAudit(findings).run(connection);
        new AgreementAudit(findings).run(connection);
        InvoiceAudit invoices = new InvoiceAudit(new PeriodAudit(prices), new EnergyAudit(prices, findings), findings);
        invoices.run(connection);
        return new Books(
                findings.count() == 0,
                counts.accepted(),
                counts.priced(),
                counts.parked(),
                counts.pending(),
                counts.duplicates(),
                invoices.stale(),
                findings.count(),
                findings.first(),
                CurrencyTotals.read(connection));
    }
}
