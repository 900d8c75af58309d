package dev.thinkwatt.e2e.books;

import dev.thinkwatt.e2e.replica.Ground;
import dev.thinkwatt.e2e.replica.Replica;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.local.infrastructure.Database;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;

/** Two replicas of billing-service on one ground. */
final class BillingSite implements AutoCloseable {

    private static final int OFFSET = Integer.getInteger("e2e.port-offset", 3_370) + 1_060;
    private static final int BILLING = 8_082 + OFFSET;

    private final Ground ground;
    private final String token;

    private BillingSite(Ground ground) throws IOException {
        this.ground = ground;
        token = LocalIdentity.token(ground.identity().issuer(), Person.FINN);
        addReplica("one", BILLING);
        addReplica("other", BILLING + 5);
    }

    /** PostgreSQL knows a replica's sessions by its name. */
    private void addReplica(String name, int port) throws IOException {
        Map<String, String> environment =
                ground.environment(ground.postgres().jdbcUrl(Database.BILLING) + "?ApplicationName=" + name);
        environment.put("BILLING_EXPORT_LEASE", "2s");
        environment.put("BILLING_RATING_PENDING_INTERVAL", "500ms");
        ground.addReplica("billing-service", name, port, environment);
    }

    /** Starts it on nothing, and waits until it is ready. */
    static BillingSite start(Path folder) throws IOException, InterruptedException {
        Ground ground = Ground.start(folder, OFFSET);
        try {
            BillingSite site = new BillingSite(ground);
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

    Replica named(String name) {
        return ground.replicas().stream()
                .filter(replica -> replica.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A replica, as finance sees it. */
    Api api(Replica replica) {
        return new Api(URI.create("http://127.0.0.1:" + replica.port()), () -> token);
    }

    String kafkaServers() {
        return ground.kafka().bootstrapServers();
    }

    Connection connect() throws SQLException {
        return ground.postgres().connectAsSuperuser(Database.BILLING.databaseName());
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
