package dev.thinkwatt.catalog.pricelist;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Positive;
import java.math.BigDecimal;

/** Bounds of what is read of a price list. */
@ConfigMapping(prefix = "thinkwatt.catalog.price-lists")
interface PriceListSettings {

    /** A price of more than this per million tokens is taken for a mistake of unit. */
    @Positive BigDecimal absurdPerMillion();

    /** Models of one list. */
    @Min(1) @Max(100_000) int modelsMax();

    /** Files that are kept between their preview and their import. */
    @Min(1) @Max(1000) int uploadsMax();
}
