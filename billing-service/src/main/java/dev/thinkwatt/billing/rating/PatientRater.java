package dev.thinkwatt.billing.rating;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.List;
import org.jboss.logging.Logger;

/**
 * Rates a batch at once, or record by record where the database refuses one for its own sake: that one is parked, and
 * neither stops the stream nor takes the others with it.
 */
@ApplicationScoped
class PatientRater {

    private static final Logger LOG = Logger.getLogger(PatientRater.class);

    /** SQL's classes for data that cannot be stored, and for broken constraints. */
    private static final List<String> DATA_FAULTS = List.of("22", "23");

    private final BatchRater batches;
    private final Rejects rejects;

    PatientRater(BatchRater batches, Rejects rejects) {
        this.batches = batches;
        this.rejects = rejects;
    }

    void rate(Connection connection, List<UsageRecord> records) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            batches.rate(connection, records);
            connection.releaseSavepoint(before);
        } catch (SQLException e) {
            if (!isFaultOfData(e)) {
                throw e;
            }
            connection.rollback(before);
            LOG.warnf("A batch of %d is rated record by record: %s", records.size(), e.getMessage());
            rateEach(connection, records, e);
        }
    }

    private void rateEach(Connection connection, List<UsageRecord> records, SQLException fault) throws SQLException {
        if (records.size() == 1) {
            rejects.unstorable(connection, records.getFirst(), fault);
            return;
        }
        for (UsageRecord record : records) {
            rate(connection, List.of(record));
        }
    }

    static boolean isFaultOfData(SQLException e) {
        return e.getSQLState() != null && DATA_FAULTS.contains(e.getSQLState().substring(0, 2));
    }
}
