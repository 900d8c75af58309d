package dev.thinkwatt.quota.routing;

import dev.thinkwatt.quota.routing.RoutingCounts.Cell;
import dev.thinkwatt.quota.routing.RoutingCounts.Count;
import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes down every few seconds what routers chose, and forgets what is long past. */
@ApplicationScoped
class RoutingJob {

    private static final Duration EVERY = Duration.ofSeconds(5);
    private static final Duration KEPT = Duration.ofDays(35);

    private final RoutingCounts counts;
    private final RoutingShares shares;
    private final Clock clock;
    private @Nullable Job job;

    RoutingJob(RoutingCounts counts, RoutingShares shares, Clock clock) {
        this.counts = counts;
        this.shares = shares;
        this.clock = clock;
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("routing", EVERY, this::round);
    }

    void stop(@Observes ShutdownEvent stopped) throws SQLException {
        if (job != null) {
            job.stop();
            round();
        }
    }

    private void round() throws SQLException {
        Map<Cell, Count> taken = counts.take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            shares.add(taken);
        } catch (SQLException e) {
            counts.putBack(taken);
            throw e;
        }
        shares.forgetBefore(clock.instant().minus(KEPT));
    }
}
