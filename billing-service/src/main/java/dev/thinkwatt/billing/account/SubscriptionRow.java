package dev.thinkwatt.billing.account;

import dev.thinkwatt.model.account.Account.Subscription;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A plan of an account from an instant on, at rest. */
@Embeddable
class SubscriptionRow {
    @Column
    String planId;

    @Nullable Integer planVersion;

    @Column
    Instant startsAt;

    static SubscriptionRow of(Subscription subscription) {
        SubscriptionRow row = new SubscriptionRow();
        row.planId = subscription.planId();
        row.planVersion = subscription.version();
        row.startsAt = subscription.from();
        return row;
    }

    Subscription toSubscription() {
        return new Subscription(planId, planVersion, startsAt);
    }
}
