package dev.thinkwatt.billing.export;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** Settings of exports. */
@ConfigMapping(prefix = "billing.export")
interface ExportConfig {

    /** How soon an export is begun that was asked for elsewhere, or gone on with after a crash. */
    Duration interval();

    /** How long a writer that shows no progress keeps an export from others. */
    Duration lease();

    /** How long a file is kept. */
    Duration keep();
}
