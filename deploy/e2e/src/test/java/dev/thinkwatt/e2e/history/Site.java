package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.replica.Ground;
import dev.thinkwatt.e2e.replica.Replica;
import dev.thinkwatt.local.infrastructure.Database;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** Two replicas of quota-service on one ground. */
final class Site implements AutoCloseable {

    /** Clear of the stack that other tests of this module may have left running. */
    private static final int OFFSET = Integer.getInteger("e2e.port-offset", 3_370) + 1_030;

    private static final int QUOTA = 8_081 + OFFSET;

    private final Ground ground;

    private Site(Ground ground) throws IOException {
        this.ground = ground;
        Map<String, String> environment = ground.environment(ground.postgres().jdbcUrl(Database.QUOTA));
        // Shorter than a pause, so that a shard changes hands while its owner stands still.
        environment.put("THINKWATT_OUTBOX_LEASE", "2s");
        environment.put("THINKWATT_HOLDS_LEASE", "PT2S");
        environment.put("THINKWATT_HOLDS_SWEEP_INTERVAL", "PT0.3S");
        ground.addReplica("quota-service", "one", QUOTA, environment);
        ground.addReplica("quota-service", "other", QUOTA + 1, environment);
    }

    /** Starts it on nothing, and waits until it is ready. */
    static Site start(Path folder) throws IOException, InterruptedException {
        Ground ground = Ground.start(folder, OFFSET);
        try {
            Site site = new Site(ground);
            ground.startReplicas();
            return site;
        } catch (IOException | RuntimeException failed) {
            ground.close();
            throw failed;
        }
    }

    List<Replica> replicas() {
        return ground.replicas();
    }

    void awaitReady() {
        ground.replicas().forEach(Replica::awaitReady);
    }

    String kafkaServers() {
        return ground.kafka().bootstrapServers();
    }

    Connection connect() throws SQLException {
        return ground.postgres().connectAsSuperuser(Database.QUOTA.databaseName());
    }

    void stopKafka() {
        ground.stopKafka();
    }

    void startKafka() throws IOException, InterruptedException {
        ground.startKafka();
    }

    void stopPostgresAtOnce() throws IOException, InterruptedException {
        ground.stopPostgresAtOnce();
    }

    void startPostgres() throws IOException {
        ground.startPostgres();
    }

    @Override
    public void close() throws Exception {
        ground.close();
    }
}
