package dev.thinkwatt.billing.account;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.Seat;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;

/** Reads accounts as one transaction sees them, for whoever has a connection of their own. */
public final class AccountReader {

    private static final String READ = """
            select a.account_id, name, currency, time_zone, status, plan_id, plan_version, starts_at
            from account a left join subscription s using (account_id) where a.account_id = ? order by starts_at
            """;

    private AccountReader() {}

    /** An account that there is. */
    public static Account read(Connection connection, String accountId) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(READ)) {
            statement.setString(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new IllegalStateException("there is no account " + accountId);
                }
                String name = row.getString("name");
                Currency currency = Currency.getInstance(row.getString("currency"));
                ZoneId zone = ZoneId.of(row.getString("time_zone"));
                Account.Status status = Account.Status.valueOf(row.getString("status"));
                return new Account(accountId, name, currency, zone, status, subscriptions(row));
            }
        }
    }

    /** All seats that an account ever had. */
    public static List<Seat> seats(Connection connection, String accountId) throws SQLException {
        List<Seat> seats = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select subscriber_id, starts_at, ends_at from seat where account_id = ? order by subscriber_id")) {
            statement.setString(1, accountId);
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    OffsetDateTime ends = row.getObject("ends_at", OffsetDateTime.class);
                    seats.add(new Seat(
                            accountId,
                            row.getString("subscriber_id"),
                            row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                            ends == null ? null : ends.toInstant()));
                }
            }
        }
        return seats;
    }

    private static List<Subscription> subscriptions(ResultSet row) throws SQLException {
        List<Subscription> subscriptions = new ArrayList<>();
        do {
            if (row.getString("plan_id") != null) {
                subscriptions.add(new Subscription(
                        row.getString("plan_id"),
                        row.getObject("plan_version", Integer.class),
                        row.getObject("starts_at", OffsetDateTime.class).toInstant()));
            }
        } while (row.next());
        return subscriptions;
    }
}
