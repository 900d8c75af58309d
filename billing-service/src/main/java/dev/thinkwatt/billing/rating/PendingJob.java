package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.AccountOpened;
import dev.thinkwatt.billing.catalog.CatalogChanged;
import dev.thinkwatt.support.background.Job;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * When pending events are rated again: as soon as the catalog or the accounts have changed, and now and then in any case,
 * because another replica may have seen the change.
 */
@ApplicationScoped
class PendingJob {

    private final PendingRater rater;
    private final Duration interval;
    private @Nullable Job job;

    PendingJob(PendingRater rater, RatingConfig config) {
        this.rater = rater;
        this.interval = config.pendingInterval();
    }

    void start(@Observes StartupEvent started) {
        job = Job.start("pending-events", interval, rater::pass);
    }

    void stop(@Observes ShutdownEvent stopped) {
        if (job != null) {
            job.stop();
        }
    }

    void onCatalog(@Observes CatalogChanged changed) {
        wake();
    }

    void onAccount(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountOpened opened) {
        wake();
    }

    private void wake() {
        if (job != null) {
            job.wake();
        }
    }
}
