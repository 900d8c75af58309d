package dev.thinkwatt.billing.rating;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** What stands in the way of an account's invoice. */
public final class Backlog {

    /** Nothing is booked in a month once it or a later one is closed, so only what came after the last closed one is looked at. */
    private static final String OPEN_BEFORE = """
            select min(invoice_month) from booking where account_id = ? and invoice_month < ?
                and invoice_month > coalesce((select max(month) from closed_month where account_id = ?), date '-infinity')
            """;

    private Backlog() {}

    /** The first month before another that something is to be invoiced in, and that is not closed. */
    public static Optional<YearMonth> openBefore(Connection connection, String accountId, YearMonth month)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(OPEN_BEFORE)) {
            statement.setString(1, accountId);
            statement.setObject(2, month.atDay(1));
            statement.setString(3, accountId);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDate.class)).map(YearMonth::from);
            }
        }
    }

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
