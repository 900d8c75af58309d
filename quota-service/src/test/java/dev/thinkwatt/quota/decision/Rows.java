package dev.thinkwatt.quota.decision;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Looks at the rows themselves, over connections of its own. */
@Singleton
class Rows {

    private final String url;
    private final String user;

    Rows(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String user) {
        this.url = url;
        this.user = user;
    }

    /** A connection that the service's pool knows nothing of. */
    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, user, user);
    }

    long used(String subscriberId, String allowance) {
        return count(
                "select coalesce((windows::jsonb -> ? ->> 'used')::bigint, 0) from counter where owner = ?",
                allowance,
                subscriberId);
    }

    long decisions(String subscriberId) {
        return count("select count(*) from decision where subscriber_id = ?", subscriberId);
    }

    long decisions(String subscriberId, Outcome outcome) {
        return count(
                "select count(*) from decision where subscriber_id = ? and outcome = ?", subscriberId, outcome.name());
    }

    /** The number that a query answers, 0 if it answers none. */
    long count(String sql, String... parameters) {
        try (Connection connection = connect();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
