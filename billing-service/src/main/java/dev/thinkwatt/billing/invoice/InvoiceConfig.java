package dev.thinkwatt.billing.invoice;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of invoicing. */
@ConfigMapping(prefix = "billing.invoice")
interface InvoiceConfig {

    /** How soon a run is begun, or gone on with after a crash. */
    Duration runInterval();
}
