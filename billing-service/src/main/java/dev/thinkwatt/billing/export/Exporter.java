package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.seller.SellerConfig;
import dev.thinkwatt.support.trouble.DatabaseFailures;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/**
 * Writes the exports that were asked for. Whoever finds one that nobody is writing takes it on: this process, another
 * replica, or the next one after a crash, and then from the start.
 */
@ApplicationScoped
class Exporter {

    private static final Logger LOG = Logger.getLogger(Exporter.class);

    /** Small enough to hold many at a time, and large enough that a million rows are some hundreds. */
    private static final int PIECE_BYTES = 512 * 1024;

    private final DataSource database;
    private final ExportRepository exports;
    private final ExportChunks chunks;
    private final SellerConfig seller;
    private final ExportConfig config;

    Exporter(
            DataSource database,
            ExportRepository exports,
            ExportChunks chunks,
            SellerConfig seller,
            ExportConfig config) {
        this.database = database;
        this.exports = exports;
        this.chunks = chunks;
        this.seller = seller;
        this.config = config;
    }

    /** Writes every export that waits, and drops files whose time is up. */
    void work() throws SQLException {
        chunks.expire();
        double lease = config.lease().toMillis() / 1000.0;
        Optional<ExportJobRow> next = claim(lease);
        while (next.isPresent()) {
            write(next.get());
            next = claim(lease);
        }
    }

    private Optional<ExportJobRow> claim(double lease) {
        return QuarkusTransaction.requiringNew().call(() -> exports.claim(lease));
    }

    private void write(ExportJobRow job) throws SQLException {
        try {
            ExportFile file = new ExportFile(
                    PIECE_BYTES, (number, content, progress) -> chunks.keep(job, number, content, progress));
            snapshot(job, file);
            file.close();
            chunks.complete(job, file.progress(), file.checksum());
        } catch (ExportTakenOver e) {
            LOG.infof("Export %s is written by somebody else now", job.exportId);
        } catch (RuntimeException | SQLException e) {
            if (DatabaseFailures.isPassing(e)) {
                throw e; // its lease runs out, and it is begun anew
            }
            LOG.errorf(e, "Export %s failed", job.exportId);
            chunks.fail(job);
        }
    }

    /** All reads of an export see the same moment. The connection is its own, and in no transaction of the chunks. */
    private void snapshot(ExportJobRow job, ExportFile file) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read, read only");
                new ExportWriter(connection, seller)
                        .write(job.kind, job.format, new Selection(job.month(), job.accountId), file);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }
}
