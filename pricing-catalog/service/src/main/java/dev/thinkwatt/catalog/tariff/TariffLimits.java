package dev.thinkwatt.catalog.tariff;

import java.math.BigDecimal;

/**
 * Bounds of what is read.
 *
 * @param absurdPerKwh a price further from zero is taken for a mistake of unit
 * @param intervalsMax prices of one file
 */
public record TariffLimits(BigDecimal absurdPerKwh, int intervalsMax) {}
