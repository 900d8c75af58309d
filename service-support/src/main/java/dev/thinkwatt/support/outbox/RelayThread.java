package dev.thinkwatt.support.outbox;

import dev.thinkwatt.support.trouble.TroubleLog;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Duration;
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
    private final TroubleLog trouble = new TroubleLog(LOG, "The outbox is not being sent");
    private volatile boolean stopping;
    private boolean broken;
    private @Nullable Thread thread;

    RelayThread(OutboxRelay relay, OutboxGauges gauges, RelaySignal signal, OutboxConfig config) {
        this.relay = relay;
        this.gauges = gauges;
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
            if (broken) {
                relay.abandon();
                broken = false;
            }
            relay.turn();
            gauges.look();
            trouble.ends();
            signal.await(config.poll());
        } catch (SQLException | RuntimeException e) {
            trouble.begins(e);
            Thread.sleep(500);
        } catch (Error e) {
            // Nobody would miss a thread that died of it but for the events that then wait.
            LOG.error("The outbox is taken up anew after what should never happen", e);
            trouble.begins(e);
            broken = true;
            Thread.sleep(500);
        }
    }
}
