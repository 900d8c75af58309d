package dev.thinkwatt.model.energy;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Currency;

/**
 * What electricity cost at a site in one of its local months: the mean of its prices, each weighted by how long it held.
 *
 * @param perKwh rounded HALF_UP to 6 decimals; this rounded index is the one that is used
 * @param source where the prices were published
 * @param estimated whether any of them is missing, and estimated
 */
public record MonthIndex(YearMonth month, BigDecimal perKwh, Currency currency, String source, boolean estimated) {}
