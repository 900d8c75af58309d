package dev.thinkwatt.billing.audit;

import dev.thinkwatt.billing.catalog.CatalogReplica;
import dev.thinkwatt.model.catalog.Catalog;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** Recomputes everything from raw events and compares, in one snapshot while the service goes on working. */
@ApplicationScoped
class BooksAudit {

    private final DataSource database;
    private final CatalogReplica catalog;

    BooksAudit(DataSource database, CatalogReplica catalog) {
        this.database = database;
        this.catalog = catalog;
    }

    Books run() {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                return run(connection);
            } finally {
                connection.rollback();
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the books cannot be read", e);
        }
    }

    private Books run(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set transaction isolation level repeatable read, read only");
        }
        Findings findings = new Findings();
        Counts counts = Counts.read(connection);
        if (counts.unaccounted() != 0) {
            findings.add("events accepted, less those priced, parked and pending", "all", counts.unaccounted(), 0);
        }
        // Read only now: the catalog never forgets, so it covers at least what the snapshot's charges were priced by.
        Catalog prices = catalog.current();
        new ChargeAudit(prices, findings).run(connection);
        new LedgerAudit(findings).run(connection);
        InvoiceAudit invoices = new InvoiceAudit(new PeriodAudit(prices), findings);
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
