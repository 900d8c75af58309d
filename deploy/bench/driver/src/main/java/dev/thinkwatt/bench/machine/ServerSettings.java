package dev.thinkwatt.bench.machine;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What PostgreSQL says of itself to a service. */
final class ServerSettings {

    private static final List<String> SHOWN = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "wal_sync_method",
            "commit_delay",
            "shared_buffers",
            "max_wal_size",
            "min_wal_size",
            "checkpoint_timeout",
            "max_connections",
            "io_method");
    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");

    private ServerSettings() {}

    /** A connection to a database, whose roles have their names as passwords. */
    static Connection connect(Place place, String database, String role) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + place.postgres() + "/" + database, role, role);
    }

    /**
     * What the server says to a service's own role, which has the name of its database.
     *
     * @throws IllegalStateException if a commit would not survive the loss of power
     */
    static Map<String, String> read(Place place, String service) throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = connect(place, service, service);
                Statement statement = connection.createStatement()) {
            for (String setting : SHOWN) {
                try (ResultSet row = statement.executeQuery("show " + setting)) {
                    row.next();
                    settings.put(setting, row.getString(1));
                }
            }
        }
        requireDurable(settings);
        return settings;
    }

    static void requireDurable(Map<String, String> settings) {
        for (String setting : DURABLE) {
            if (!"on".equals(settings.get(setting))) {
                throw new IllegalStateException(setting + " is " + settings.get(setting) + ", and must be on");
            }
        }
    }
}
