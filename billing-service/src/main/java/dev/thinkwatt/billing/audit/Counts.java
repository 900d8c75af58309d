package dev.thinkwatt.billing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Events by what became of them, counted at one moment. */
record Counts(long received, long duplicates, long priced, long parked, long pending) {

    private static final String COUNT = """
            select (select coalesce(sum(received), 0) from intake), (select coalesce(sum(duplicates), 0) from intake),
                (select count(*) from charge), (select count(*) from parked_event), (select count(*) from pending_event)
            """;

    static Counts read(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COUNT);
                ResultSet row = statement.executeQuery()) {
            row.next();
            return new Counts(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4), row.getLong(5));
        }
    }

    /** What came in and was not there before. */
    long accepted() {
        return received - duplicates;
    }

    /** Accepted less priced, parked and pending: always zero. */
    long unaccounted() {
        return accepted() - priced - parked - pending;
    }
}
