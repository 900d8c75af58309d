package dev.thinkwatt.billing.rating;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of rating. */
@ConfigMapping(prefix = "billing.rating")
interface RatingConfig {

    /** How often pending events are rated in any case. */
    Duration pendingInterval();

    /** How often charges are compared with the prices of electricity in any case. */
    Duration repricingInterval();
}
