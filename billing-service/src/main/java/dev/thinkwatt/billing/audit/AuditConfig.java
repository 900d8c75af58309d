package dev.thinkwatt.billing.audit;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of the audit. */
@ConfigMapping(prefix = "billing.audit")
interface AuditConfig {

    /** How often events are counted for the metrics. */
    Duration gaugeInterval();
}
