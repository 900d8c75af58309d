package dev.thinkwatt.billing.audit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Events by what became of them, counted at one moment. */
record Counts(long received, long duplicates, long priced, long parked, long pending) {

    private static final String COUNT = """
            select (select coalesce(sum(received), 0) from intake), (select coalesce(sum(duplicates), 0) from intake),
                %s, (select count(*) from parked_event), (select count(*) from pending_event)
            """;

    /** One by one, and those that were dropped as they were counted then. */
    private static final String BY_CHARGE = COUNT.formatted(
            "(select count(*) from charge) + (select coalesce(sum(charges), 0)::bigint from dropped_month)");

    /** As they were added up when they were written. */
    private static final String BY_HOUR = COUNT.formatted("(select coalesce(sum(charges), 0)::bigint from usage_hour)");

    /** Counts every charge. */
    static Counts read(Connection connection) throws SQLException {
        return read(connection, BY_CHARGE);
    }

    /** Counts by the hour, which takes much less. */
    static Counts readSums(Connection connection) throws SQLException {
        return read(connection, BY_HOUR);
    }

    private static Counts read(Connection connection, String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql);
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
