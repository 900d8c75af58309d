package dev.thinkwatt.catalog.energy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;

/**
 * What one unit of a currency is worth in another on a day.
 *
 * @param rate units of {@code quote} per unit of {@code base}, of at most 6 decimals
 * @param source who published it
 */
record ExchangeRate(Currency base, Currency quote, LocalDate day, BigDecimal rate, String source) {

    /** Exact, and written in one way only: equal prices are equal values. */
    BigDecimal convert(BigDecimal price) {
        BigDecimal stripped = price.multiply(rate).stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** As it stands behind the name of an index. */
    String words() {
        return rate.stripTrailingZeros().toPlainString() + " " + quote + "/" + base + " of " + day + " (" + source
                + ")";
    }
}
