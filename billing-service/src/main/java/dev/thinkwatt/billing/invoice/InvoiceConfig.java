package dev.thinkwatt.billing.invoice;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** Settings of invoicing. */
@ConfigMapping(prefix = "billing.invoice")
interface InvoiceConfig {

    /** How soon a run is begun, or gone on with after a crash. */
    Duration runInterval();

    /** How many accounts of a run this process draws at a time. Each has a connection to the database meanwhile. */
    @Min(1) @Max(16) int runWorkers();
}
