package dev.thinkwatt.support;

import jakarta.enterprise.inject.Typed;
import jakarta.inject.Singleton;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.Statement;
import java.util.Map;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.Flyway;
import org.postgresql.ds.PGSimpleDataSource;

/** A migrated database that the application under test does not know, and that can be taken away. */
@Singleton
@Typed(SpareDatabase.class)
public class SpareDatabase implements DataSource {

    private static final String NAME = "billing";

    private final PGSimpleDataSource database = new PGSimpleDataSource();
    private volatile boolean away;

    SpareDatabase(@ConfigProperty(name = "quarkus.datasource.jdbc.url") String url) {
        database.setUrl(url.replace("/quota", "/" + NAME));
        database.setUser(NAME + "_owner");
        database.setPassword(NAME + "_owner");
        Flyway.configure()
                .dataSource(database)
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
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of the first row. */
    public long number(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    public void goAway(boolean gone) {
        away = gone;
    }

    @Override
    public Connection getConnection() throws SQLException {
        if (away) {
            throw new SQLException("the database is away", "08001");
        }
        return database.getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return database.getConnection(user, password);
    }

    @Override
    public PrintWriter getLogWriter() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLogWriter(PrintWriter out) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void setLoginTimeout(int seconds) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int getLoginTimeout() {
        return 0;
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        throw new SQLFeatureNotSupportedException();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        throw new SQLException("nothing is wrapped");
    }

    @Override
    public boolean isWrapperFor(Class<?> type) {
        return false;
    }
}
