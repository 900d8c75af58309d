package dev.thinkwatt.support.outbox;

import dev.thinkwatt.support.trouble.TroubleLog;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Runs the relay from the application's start to its end. */
@Singleton
class RelayThread {

    private static final Logger LOG = Logger.getLogger(RelayThread.class);

    private final OutboxRelay relay;
    private final OutboxGauges gauges;
    private final RelaySignal signal;
    private final OutboxConfig config;
    private final TroubleLog databaseTrouble = new TroubleLog(LOG, "The outbox cannot be read from the database");
    private volatile boolean stopping;
    private @Nullable Thread thread;

    RelayThread(
            DataSource database,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            @ConfigProperty(name = "quarkus.application.name") String service,
            RelaySignal signal,
            OutboxConfig config,
            MeterRegistry meters) {
        String owner = service + "/" + UUID.randomUUID();
        this.relay = new OutboxRelay(
                new OutboxLeases(database, owner, config.shards(), config.lease()),
                new OutboxRows(database, owner),
                new OutboxSender(kafka, service),
                signal,
                config);
        this.gauges = new OutboxGauges(database, config.shards(), meters);
        this.signal = signal;
        this.config = config;
    }

    void start(@Observes StartupEvent started) {
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void stop(@Observes ShutdownEvent stopped) throws InterruptedException {
        stopping = true;
        signal.raise();
        if (thread != null) {
            thread.join(Duration.ofSeconds(8));
        }
    }

    private void run() {
        try {
            while (!stopping) {
                turn();
            }
            relay.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warnf("The outbox's leases could not be given back and have to run out: %s", e.getMessage());
        }
    }

    private void turn() throws InterruptedException {
        try {
            relay.turn();
            gauges.look();
            databaseTrouble.ends();
            signal.await(config.poll());
        } catch (SQLException | RuntimeException e) {
            databaseTrouble.begins(e);
            Thread.sleep(500);
        }
    }
}
