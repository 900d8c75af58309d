package dev.thinkwatt.quota.decision;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Looks at the rows themselves. */
@Singleton
class Rows {

    private final DataSource dataSource;

    Rows(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    long used(String subscriberId, String allowance) {
        return count(
                "select coalesce((windows -> ? ->> 'used')::bigint, 0) from counter where subscriber_id = ?",
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
        try (Connection connection = dataSource.getConnection();
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
