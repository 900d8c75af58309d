package dev.thinkwatt.local.infrastructure;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/** A PostgreSQL 18 server on the loopback address with every database and role of the services. */
public final class LocalPostgres implements AutoCloseable {

    private static final String SETTINGS = "thinkwatt.postgres.settings";
    private static final Duration STARTUP_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Postmaster postmaster;

    private LocalPostgres(EmbeddedPostgres server, Path folder) throws IOException {
        this.server = server;
        this.postmaster = Postmaster.of(folder)
                .orElseThrow(() ->
                        new IOException("PostgreSQL answers on port %d, but not from %s: another server holds the port"
                                .formatted(server.getPort(), folder)));
    }

    /**
     * Starts a server whose data survives everything that a disk survives. A server that an earlier, killed process
     * left behind on the same folder is stopped first.
     *
     * @param home holds the data folder, the unpacked server and its log
     */
    public static LocalPostgres durable(Path home, int port) throws IOException {
        Path data = home.resolve("data");
        var orphan = Postmaster.of(data);
        if (orphan.isPresent()) {
            orphan.get().stop();
        }
        Files.createDirectories(home);
        EmbeddedPostgres.Builder builder = builder(home, data)
                .setPort(port)
                .setRegisterShutdownHook(false)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("server").toFile())
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on");
        return start(builder, data);
    }

    /** Starts a server for tests: a free port, no care for durability, nothing left at the end. */
    public static LocalPostgres temporary() throws IOException {
        // In the library's own folder, so that it sweeps what a killed test left behind.
        Path home = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
        Files.createDirectories(home);
        Path data = home.resolve(UUID.randomUUID().toString());
        return start(builder(home, data).setServerConfig("full_page_writes", "off"), data);
    }

    private static EmbeddedPostgres.Builder builder(Path home, Path data) {
        Redirect log = Redirect.appendTo(home.resolve("postgres.log").toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setPGStartupWait(STARTUP_MAX)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("io_method", "sync");
        further().forEach(builder::setServerConfig);
        return builder;
    }

    /** Settings of the server beyond those of a small machine, as {@code name=value} with commas between. */
    private static Map<String, String> further() {
        return Arrays.stream(System.getProperty(SETTINGS, "").split(",", -1))
                .filter(setting -> !setting.isBlank())
                .map(setting -> setting.split("=", 2))
                .collect(Collectors.toMap(setting -> setting[0], setting -> setting[1]));
    }

    private static LocalPostgres start(EmbeddedPostgres.Builder builder, Path data) throws IOException {
        LocalPostgres postgres = new LocalPostgres(builder.start(), data);
        try {
            postgres.provision();
        } catch (SQLException refused) {
            postgres.close();
            throw new IOException("PostgreSQL refused to prepare its databases", refused);
        }
        return postgres;
    }

    public int port() {
        return server.getPort();
    }

    public Postmaster postmaster() {
        return postmaster;
    }

    /** Completes when the server process ends, whoever ended it. */
    public CompletableFuture<ProcessHandle> onExit() {
        return postmaster.process().onExit();
    }

    /** The address of a database, without user or password. */
    public String jdbcUrl(Database database) {
        return jdbcUrl(database.databaseName());
    }

    /** A connection as the superuser, who may do anything; for tests and repairs. */
    public Connection connectAsSuperuser(String databaseName) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(databaseName), "postgres", "");
    }

    private String jdbcUrl(String databaseName) {
        return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(port(), databaseName);
    }

    private void provision() throws SQLException {
        try (Connection connection = connectAsSuperuser("postgres")) {
            for (Database database : Database.values()) {
                database.createRolesAndDatabase(connection);
            }
        }
        for (Database database : Database.values()) {
            try (Connection connection = connectAsSuperuser(database.databaseName())) {
                database.prepare(connection);
            }
        }
    }

    /** Stops the server and waits until its last checkpoint is written. */
    @Override
    public void close() throws IOException {
        server.close();
        if (!postmaster.exits(STOP_MAX)) {
            postmaster.stop();
        }
    }
}
