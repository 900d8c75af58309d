package dev.thinkwatt.billing.invoice;

import java.math.BigDecimal;
import java.time.YearMonth;

/** The price index of a site in a month, per kWh: what steps are counted of. */
public record MonthIndex(YearMonth month, BigDecimal perKwh) {}
