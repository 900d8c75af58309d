package dev.thinkwatt.bench.rating;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.postgresql.copy.CopyManager;
import org.postgresql.core.BaseConnection;

/** The rows that rating wrote, written once more by {@code COPY} into tables of the same shape. */
final class CopiedRows {

    /** All that a priced event leaves for good. */
    static final List<String> TABLES = List.of("event_seen", "usage_event", "charge", "ledger_entry");

    private final Connection connection;
    private final Path folder;

    private CopiedRows(Connection connection, Path folder) {
        this.connection = connection;
        this.folder = folder;
    }

    /** Makes the tables: those of schema {@code keyed} have all keys, indexes and checks, those of {@code bare} have none. */
    static CopiedRows prepare(Connection connection, Path folder) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("create schema if not exists keyed");
                statement.execute("create schema if not exists bare");
                statement.execute("create table keyed.%1$s (like public.%1$s including all)".formatted(table));
                statement.execute("create table bare.%1$s (like public.%1$s)".formatted(table));
            }
        }
        return new CopiedRows(connection, folder);
    }

    /** Reads what was written since, into files. */
    void take(Instant since) throws SQLException, IOException {
        for (String table : TABLES) {
            try (OutputStream file = new BufferedOutputStream(Files.newOutputStream(file(table)))) {
                copies().copyOut("copy (" + rows(table, since) + ") to stdout", file);
            }
        }
    }

    private static String rows(String table, Instant since) {
        String events = "(select account_id, event_id from charge where rated_at >= '" + since + "')";
        return table.equals("ledger_entry")
                ? "select * from ledger_entry where (account_id, transfer_id) in " + events
                : "select * from " + table + " where (account_id, event_id) in " + events;
    }

    /** Writes all of it in one transaction, and tells how long that took, the commit included. */
    Duration write(String schema) throws SQLException, IOException {
        try (Statement statement = connection.createStatement()) {
            for (String table : TABLES) {
                statement.execute("truncate " + schema + "." + table);
            }
            statement.execute("checkpoint");
        }
        connection.setAutoCommit(false);
        try {
            long startedAt = System.nanoTime();
            for (String table : TABLES) {
                try (InputStream file = new BufferedInputStream(Files.newInputStream(file(table)))) {
                    copies().copyIn("copy " + schema + "." + table + " from stdin", file);
                }
            }
            connection.commit();
            return Duration.ofNanos(System.nanoTime() - startedAt);
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private CopyManager copies() throws SQLException {
        return new CopyManager(connection.unwrap(BaseConnection.class));
    }

    /** Deletes the files. */
    void forget() throws IOException {
        for (String table : TABLES) {
            Files.deleteIfExists(file(table));
        }
    }

    private Path file(String table) {
        return folder.resolve(table + ".copy");
    }
}
