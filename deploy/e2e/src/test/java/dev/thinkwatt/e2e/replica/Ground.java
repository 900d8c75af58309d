package dev.thinkwatt.e2e.replica;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.infrastructure.Folders;
import dev.thinkwatt.local.infrastructure.LocalKafka;
import dev.thinkwatt.local.infrastructure.LocalPostgres;
import dev.thinkwatt.local.infrastructure.Postmaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What replicas stand on, and end with: one PostgreSQL, durable as in earnest, one Kafka, and who signs people in. */
public final class Ground implements AutoCloseable {

    private static final int POSTGRES = 15_432;
    private static final int KAFKA = 19_092;
    private static final int IDENTITY = 8_084;

    private final Path folder;
    private final int offset;
    private final LocalIdentity identity;
    private final List<Replica> replicas = new ArrayList<>();
    private LocalPostgres postgres;
    private LocalKafka kafka;

    private Ground(Path folder, int offset, LocalPostgres postgres, LocalKafka kafka, LocalIdentity identity) {
        this.folder = folder;
        this.offset = offset;
        this.postgres = postgres;
        this.kafka = kafka;
        this.identity = identity;
    }

    /**
     * Starts it on nothing: what was left behind there is stopped and deleted.
     *
     * @param offset added to every port of the local stack
     */
    public static Ground start(Path folder, int offset) throws IOException, InterruptedException {
        Optional<Postmaster> leftBehind = Postmaster.of(folder.resolve("postgres/data"));
        if (leftBehind.isPresent()) {
            leftBehind.get().stop();
        }
        Folders.delete(folder);
        Files.createDirectories(folder);
        LocalPostgres postgres = postgres(folder, offset);
        try {
            return start(folder, offset, postgres);
        } catch (IOException | InterruptedException | RuntimeException failed) {
            postgres.close();
            throw failed;
        }
    }

    private static Ground start(Path folder, int offset, LocalPostgres postgres)
            throws IOException, InterruptedException {
        LocalKafka kafka = kafka(folder, offset);
        try {
            return new Ground(folder, offset, postgres, kafka, LocalIdentity.start(IDENTITY + offset));
        } catch (IOException | RuntimeException failed) {
            kafka.close();
            throw failed;
        }
    }

    private static LocalPostgres postgres(Path folder, int offset) throws IOException {
        return LocalPostgres.durable(folder.resolve("postgres"), POSTGRES + offset);
    }

    private static LocalKafka kafka(Path folder, int offset) throws IOException, InterruptedException {
        return LocalKafka.start(folder.resolve("kafka"), KAFKA + offset, KAFKA + offset + 1);
    }

    /**
     * Has a replica stand here, not started yet; its log is in the folder.
     *
     * @param service its module
     * @param port its management listens a thousand above
     * @param environment what it is told
     */
    public void addReplica(String service, String name, int port, Map<String, String> environment) throws IOException {
        replicas.add(new Replica(service, name, port, environment, folder));
    }

    /** All that stand here. */
    public List<Replica> replicas() {
        return List.copyOf(replicas);
    }

    /** Starts all, and waits until they are ready. */
    public void startReplicas() throws IOException {
        for (Replica replica : replicas) {
            replica.start();
        }
        replicas.forEach(Replica::awaitReady);
    }

    /** What every service is told of database, Kafka and identity; a map to add to. */
    public Map<String, String> environment(String jdbcUrl) {
        return new HashMap<>(Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                jdbcUrl,
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.bootstrapServers(),
                "THINKWATT_IDENTITY_ISSUER",
                identity.issuer().toString(),
                "THINKWATT_IDENTITY_CLIENT_SECRET",
                "client-secret-of-tests-which-nobody-else-has",
                "THINKWATT_IDENTITY_SESSION_SECRET",
                "session-secret-of-tests-which-nobody-else-has"));
    }

    public LocalPostgres postgres() {
        return postgres;
    }

    public LocalKafka kafka() {
        return kafka;
    }

    public LocalIdentity identity() {
        return identity;
    }

    /** As {@code pg_ctl stop -m immediate}: every session ends where it is, and the next start recovers from the log. */
    public void stopPostgresAtOnce() throws IOException, InterruptedException {
        Signal.send(postgres.postmaster().pid(), "QUIT");
        postgres.onExit().join();
        postgres.close();
    }

    public void startPostgres() throws IOException {
        postgres = postgres(folder, offset);
    }

    public void stopKafka() {
        kafka.close();
    }

    public void startKafka() throws IOException, InterruptedException {
        kafka = kafka(folder, offset);
    }

    @Override
    public void close() throws IOException, InterruptedException {
        for (Replica replica : replicas) {
            replica.close();
        }
        identity.close();
        kafka.close();
        postgres.close();
    }
}
