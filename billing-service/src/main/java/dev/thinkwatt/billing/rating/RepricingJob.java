package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.catalog.CatalogChanged;
import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** When charges are compared with the prices of electricity: as soon as the catalog has changed, and now and then in any case. */
@ApplicationScoped
class RepricingJob {

    private final Repricer repricer;
    private final Duration interval;
    private @Nullable Job job;

    RepricingJob(Repricer repricer, RatingConfig config) {
        this.repricer = repricer;
        this.interval = config.repricingInterval();
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("repricing", interval, repricer::pass);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    void onCatalog(@Observes CatalogChanged changed) {
        if (job != null) {
            job.wake();
        }
    }
}
