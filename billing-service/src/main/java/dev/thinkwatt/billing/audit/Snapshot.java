package dev.thinkwatt.billing.audit;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/**
 * A transaction that reads the database as it is at one moment, and that others can share the view of.
 *
 * @param id by which others join
 */
record Snapshot(Connection connection, String id) implements AutoCloseable {

    private static final String READ_ONLY = "set transaction isolation level repeatable read, read only";

    static Snapshot take(DataSource database) throws SQLException {
        Connection connection = open(database);
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select pg_export_snapshot()")) {
            row.next();
            return new Snapshot(connection, row.getString(1));
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
    }

    /** Another transaction that sees the very same. */
    Snapshot join(DataSource database) throws SQLException {
        Connection joined = open(database);
        try (Statement statement = joined.createStatement()) {
            statement.execute("set transaction snapshot '" + id + "'");
            return new Snapshot(joined, id);
        } catch (SQLException e) {
            close(joined);
            throw e;
        }
    }

    private static Connection open(DataSource database) throws SQLException {
        Connection connection = database.getConnection();
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(READ_ONLY);
            return connection;
        } catch (SQLException e) {
            close(connection);
            throw e;
        }
    }

    @Override
    public void close() throws SQLException {
        close(connection);
    }

    private static void close(Connection connection) throws SQLException {
        try (connection) {
            connection.rollback();
        }
    }
}
