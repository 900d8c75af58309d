package dev.thinkwatt.billing.rating;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of rating. */
@ConfigMapping(prefix = "billing.rating")
interface RatingConfig {

    /** How often pending events are rated in any case. */
    Duration pendingInterval();

    /**
     * How long after a request ended a price of electricity is waited for before it is estimated, where the plan falls back on
     * that.
     */
    Duration fallbackAfter();

    /** How often charges are compared with the prices of electricity in any case. */
    Duration repricingInterval();
}
