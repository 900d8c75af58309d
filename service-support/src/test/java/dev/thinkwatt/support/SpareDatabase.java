package dev.thinkwatt.support;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database that the application under test does not know, and that can be taken away. */
@Singleton
@Typed(SpareDatabase.class)
public class SpareDatabase extends PGSimpleDataSource {

    private static final String NAME = "billing";

    private volatile boolean away;

    SpareDatabase(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        setUrl(url.replace("/quota", "/" + NAME));
        setUser(NAME + "_owner");
        setPassword(NAME + "_owner");
        Flyway.configure()
                .dataSource(this)
                .locations("classpath:db/support")
                .placeholders(Map.of("service_role", NAME))
                .load()
                .migrate();
    }

    /** Empties all tables. */
    public void clear() throws SQLException {
        away = false;
        execute("truncate outbox, outbox_lease, outbox_parked, consumer_position, replica_entry, replica_completion");
    }

    public void execute(String sql) throws SQLException {
        try (Connection connection = super.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    public long number(String sql) throws SQLException {
        try (Connection connection = super.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    public void goAway(boolean gone) {
        away = gone;
    }

    /** What the parts under test ask for; the tests themselves still get in. */
    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw new SQLException("the database is away", "08001");
        }
        return super.getConnection();
    }
}
