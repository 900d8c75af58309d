package dev.thinkwatt.billing.spending;

import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When spending limits are looked at. */
@ApplicationScoped
class SpendingJob {

    private final SpendingWatch watch;
    private final Duration interval;
    private @Nullable Job job;

    SpendingJob(SpendingWatch watch, SpendingConfig config) {
        this.watch = watch;
        this.interval = config.interval();
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("spending-limits", interval, watch::work);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }
}
