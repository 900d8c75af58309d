package dev.thinkwatt.billing.account;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;

/** What rating needs to know of accounts, many at a time. */
@ApplicationScoped
public class BillingTerms {

    /** In what an account pays, and whose months it is billed by. */
    public record Terms(Currency currency, ZoneId timeZone) {}

    /** The terms of those accounts that exist. */
    public Map<String, Terms> of(Connection connection, Collection<String> accountIds) throws SQLException {
        Map<String, Terms> terms = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select account_id, currency, time_zone from account where account_id = any (?)")) {
            statement.setArray(1, connection.createArrayOf("text", accountIds.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    terms.put(
                            row.getString(1),
                            new Terms(Currency.getInstance(row.getString(2)), ZoneId.of(row.getString(3))));
                }
            }
        }
        return terms;
    }
}
