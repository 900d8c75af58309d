package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.account.AccountOpened;
import dev.thinkwatt.billing.catalog.CatalogChanged;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * When pending events are rated again: soon after the catalog or the accounts changed, and now and then in any case,
 * because another replica may have seen the change.
 */
@ApplicationScoped
class PendingSchedule {

    private final PendingRater rater;
    private final AtomicBoolean changed = new AtomicBoolean(true);

    PendingSchedule(PendingRater rater) {
        this.rater = rater;
    }

    void onCatalog(@Observes CatalogChanged event) {
        changed.set(true);
    }

    void onAccount(@Observes(during = TransactionPhase.AFTER_SUCCESS) AccountOpened event) {
        changed.set(true);
    }

    @Scheduled(every = "${billing.rating.change-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void afterChange() {
        if (changed.getAndSet(false)) {
            rater.pass();
        }
    }

    @Scheduled(every = "${billing.rating.pending-interval}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void nowAndThen() {
        rater.pass();
    }
}
