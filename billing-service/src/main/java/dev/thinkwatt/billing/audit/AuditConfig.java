package dev.thinkwatt.billing.audit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of the audit. */
@ConfigMapping(prefix = "billing.audit")
interface AuditConfig {

    /** How often events are counted for the metrics. */
    Duration gaugeInterval();

    /** How many connections price events again at once. */
    @Min(1) @Max(8) @WithDefault("2")
    int workers();
}
