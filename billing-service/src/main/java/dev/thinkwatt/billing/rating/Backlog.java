package dev.thinkwatt.billing.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;

/** Events of an account that wait for their price. */
public final class Backlog {

    private Backlog() {}

    /** How many of an account's events that started before an instant are pending. */
    public static long pending(Connection connection, String accountId, Instant before) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "select count(*) from pending_event where account_id = ? and started_at < ?")) {
            statement.setString(1, accountId);
            statement.setObject(2, before.atOffset(ZoneOffset.UTC));
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
