package dev.thinkwatt.catalog.energy;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** Bounds of what is imported and read of electricity prices. */
@ConfigMapping(prefix = "thinkwatt.catalog.prices")
interface PriceSettings {

    /** A price per kWh further from zero is taken for a mistake of unit. */
    @Positive BigDecimal absurdPerKwh();

    /** Lines of one file. */
    @Min(2) @Max(100_000) int linesMax();

    /** Prices of one file of an exchange or a supplier. */
    @Min(1) @Max(100_000) int intervalsMax();

    /** Days of one answer. */
    @Min(1) @Max(366) int queryDaysMax();
}
