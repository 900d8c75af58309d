package dev.thinkwatt.e2e.books;

import dev.thinkwatt.e2e.replica.Replica;
import dev.thinkwatt.e2e.replica.Signal;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.local.infrastructure.Database;
import dev.thinkwatt.local.infrastructure.Folders;
import dev.thinkwatt.local.infrastructure.LocalKafka;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import dev.thinkwatt.local.infrastructure.Postmaster;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two replicas of billing-service on one PostgreSQL, durable as in earnest, and one Kafka. */
final class BillingSite implements AutoCloseable {

    private static final int OFFSET = Integer.getInteger("e2e.port-offset", 3_370) + 1_060;
    private static final int KAFKA = 19_092 + OFFSET;
    private static final int POSTGRES = 15_432 + OFFSET;
    private static final int IDENTITY = 8_084 + OFFSET;
    private static final int BILLING = 8_082 + OFFSET;

    private final Path folder;
    private final LocalIdentity identity;
    private LocalPostgres postgres;
    private final LocalKafka kafka;
    private final List<Replica> replicas;
    private final String token;

    private BillingSite(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        postgres = LocalPostgres.durable(folder.resolve("postgres"), POSTGRES);
        kafka = LocalKafka.start(folder.resolve("kafka"), KAFKA, KAFKA + 1);
        identity = LocalIdentity.start(IDENTITY);
        token = LocalIdentity.token(identity.issuer(), Person.FINN);
        replicas = List.of(replica("one", BILLING), replica("other", BILLING + 5));
    }

    /** PostgreSQL knows a replica's sessions by its name. */
    private Replica replica(String name, int port) throws IOException {
        Map<String, String> environment = new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.jdbcUrl(Database.BILLING) + "?ApplicationName=" + name,
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "THINKWATT_IDENTITY_ISSUER",
                identity.issuer().toString(),
                "THINKWATT_IDENTITY_CLIENT_SECRET",
                "client-secret-of-tests-which-nobody-else-has",
                "THINKWATT_IDENTITY_SESSION_SECRET",
                "session-secret-of-tests-which-nobody-else-has",
                "BILLING_EXPORT_LEASE",
                "2s",
                "BILLING_RATING_PENDING_INTERVAL",
                "500ms"));
        return new Replica("billing-service", name, port, environment, folder);
    }

    /** Starts it on nothing, and waits until it is ready. */
    static BillingSite start(Path folder) throws IOException, InterruptedException {
        Optional<Postmaster> leftBehind = Postmaster.of(folder.resolve("postgres/data"));
        if (leftBehind.isPresent()) {
            leftBehind.get().stop();
        }
        Folders.delete(folder);
        Files.createDirectories(folder);
        BillingSite site = new BillingSite(folder);
        for (Replica replica : site.replicas) {
            replica.start();
        }
        site.replicas.forEach(Replica::awaitReady);
        return site;
    }

    List<Replica> replicas() {
        return replicas;
    }

    Replica named(String name) {
        return replicas.stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A replica, as finance sees it. */
    Api api(Replica replica) {
        return new Api(URI.create("http://127.0.0.1:" + replica.port()), () -> token);
    }

    String kafkaServers() {
        return kafka.bootstrapServers();
    }

    Connection connect() throws SQLException {
        return postgres.connectAsSuperuser(Database.BILLING.databaseName());
    }

    /** The number in a query's only row. */
    long number(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** As {@code pg_ctl stop -m immediate}: every session ends where it is, and the next start recovers from the log. */
    void stopPostgresAtOnce() throws IOException, InterruptedException {
        Signal.send(postgres.postmaster().pid(), "QUIT");
        postgres.onExit().join();
        postgres.close();
    }

    void startPostgres() throws IOException {
        postgres = LocalPostgres.durable(folder.resolve("postgres"), POSTGRES);
    }

    @Override
    public void close() throws Exception {
        for (Replica replica : replicas) {
            replica.close();
        }
        identity.close();
        kafka.close();
        postgres.close();
    }
}
