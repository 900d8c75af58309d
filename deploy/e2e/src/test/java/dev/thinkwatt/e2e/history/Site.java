package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.replica.Replica;
import dev.thinkwatt.e2e.replica.Signal;
import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.infrastructure.Database;
import dev.thinkwatt.local.infrastructure.Folders;
import dev.thinkwatt.local.infrastructure.LocalKafka;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import dev.thinkwatt.local.infrastructure.Postmaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Two replicas of quota-service on one PostgreSQL, durable as in earnest, and one Kafka. */
final class Site implements AutoCloseable {

    /** Clear of the stack that other tests of this module may have left running. */
    private static final int OFFSET = Integer.getInteger("e2e.port-offset", 3_370) + 1_030;

    private static final int KAFKA = 19_092 + OFFSET;
    private static final int POSTGRES = 15_432 + OFFSET;
    private static final int IDENTITY = 8_084 + OFFSET;
    private static final int QUOTA = 8_081 + OFFSET;

    private final Path folder;
    private final LocalIdentity identity;
    private LocalPostgres postgres;
    private LocalKafka kafka;
    private final List<Replica> replicas;

    private Site(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        postgres = LocalPostgres.durable(folder.resolve("postgres"), POSTGRES);
        kafka = LocalKafka.start(folder.resolve("kafka"), KAFKA, KAFKA + 1);
        identity = LocalIdentity.start(IDENTITY);
        Map<String, String> environment = Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                postgres.jdbcUrl(Database.QUOTA),
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "THINKWATT_IDENTITY_ISSUER",
                identity.issuer().toString(),
                "THINKWATT_IDENTITY_CLIENT_SECRET",
                "client-secret-of-tests-which-nobody-else-has",
                "THINKWATT_IDENTITY_SESSION_SECRET",
                "session-secret-of-tests-which-nobody-else-has",
                // Shorter than a pause, so that a shard changes hands while its owner stands still.
                "THINKWATT_OUTBOX_LEASE",
                "2s",
                "THINKWATT_HOLDS_LEASE",
                "PT2S",
                "THINKWATT_HOLDS_SWEEP_INTERVAL",
                "PT0.3S");
        replicas = List.of(
                new Replica("quota-service", "one", QUOTA, environment, folder),
                new Replica("quota-service", "other", QUOTA + 1, environment, folder));
    }

    /** Starts it on nothing, and waits until it is ready. */
    static Site start(Path folder) throws IOException, InterruptedException {
        Optional<Postmaster> leftBehind = Postmaster.of(folder.resolve("postgres/data"));
        if (leftBehind.isPresent()) {
            leftBehind.get().stop();
        }
        Folders.delete(folder);
        Files.createDirectories(folder);
        Site site = new Site(folder);
        for (Replica replica : site.replicas) {
            replica.start();
        }
        site.awaitReady();
        return site;
    }

    List<Replica> replicas() {
        return replicas;
    }

    void awaitReady() {
        replicas.forEach(Replica::awaitReady);
    }

    String kafkaServers() {
        return "127.0.0.1:" + KAFKA;
    }

    Connection connect() throws SQLException {
        return postgres.connectAsSuperuser(Database.QUOTA.databaseName());
    }

    void stopKafka() {
        kafka.close();
    }

    void startKafka() throws IOException, InterruptedException {
        kafka = LocalKafka.start(folder.resolve("kafka"), KAFKA, KAFKA + 1);
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
