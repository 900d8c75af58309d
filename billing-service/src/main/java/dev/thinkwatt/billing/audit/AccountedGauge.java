package dev.thinkwatt.billing.audit;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;

/** Shows as metrics that no event is lost: what was accepted is priced, parked or pending, and the gap is zero. */
@ApplicationScoped
class AccountedGauge {

    private final DataSource database;
    private final AtomicReference<Counts> counts = new AtomicReference<>(new Counts(0, 0, 0, 0, 0));

    AccountedGauge(DataSource database, MeterRegistry registry) {
        this.database = database;
        registry.gauge("rating_events_unaccounted", counts, now -> now.get().unaccounted());
        registry.gauge("rating_events_priced", counts, now -> now.get().priced());
        registry.gauge("rating_events_parked", counts, now -> now.get().parked());
        registry.gauge("rating_events_pending", counts, now -> now.get().pending());
        registry.gauge("rating_events_duplicate", counts, now -> now.get().duplicates());
    }

    @Scheduled(every = "${billing.audit.gauge-interval}")
    void count() throws SQLException {
        try (Connection connection = database.getConnection()) {
            counts.set(Counts.read(connection));
        }
    }
}
