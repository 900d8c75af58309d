package dev.thinkwatt.billing.spending;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of spending limits. */
@ConfigMapping(prefix = "billing.spending")
interface SpendingConfig {

    /** How often limits are looked at. */
    Duration interval();
}
