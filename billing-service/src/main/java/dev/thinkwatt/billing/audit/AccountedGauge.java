package dev.thinkwatt.billing.audit;

import dev.thinkwatt.support.background.Job;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Shows as metrics that no event is lost: what was accepted is priced, parked or pending, and the gap is zero. */
@ApplicationScoped
class AccountedGauge {

    private final DataSource database;
    private final AtomicReference<Counts> counts = new AtomicReference<>(new Counts(0, 0, 0, 0, 0));

    private final Duration interval;
    private @Nullable Job job;

    AccountedGauge(DataSource database, MeterRegistry registry, AuditConfig config) {
        this.database = database;
        this.interval = config.gaugeInterval();
        registry.gauge("rating_events_unaccounted", counts, now -> now.get().unaccounted());
        registry.gauge("rating_events_priced", counts, now -> now.get().priced());
        registry.gauge("rating_events_parked", counts, now -> now.get().parked());
        registry.gauge("rating_events_pending", counts, now -> now.get().pending());
        registry.gauge("rating_events_duplicate", counts, now -> now.get().duplicates());
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("event-counts", interval, this::count);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    private void count() throws SQLException {
        try (Connection connection = database.getConnection()) {
            counts.set(Counts.readSums(connection));
        }
    }
}
