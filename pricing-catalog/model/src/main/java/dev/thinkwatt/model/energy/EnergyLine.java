package dev.thinkwatt.model.energy;

import dev.thinkwatt.model.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/**
 * The electricity of one site, plan version and currency as an invoice shows it. Its subtotals are its annex: they are
 * exact, and their sums are what the line rounds.
 */
public record EnergyLine(Currency currency, List<Subtotal> subtotals) {

    /** Decimals of a quantity in kWh, and of a rate per kWh. */
    private static final int DECIMALS = 6;

    /**
     * All that was drawn at one price and one rate.
     *
     * @param price per kWh, as published
     * @param rate per kWh, as disclosed
     * @param nanoWattHours a whole number; a year of a large customer is more than a {@code long} holds. Below zero where
     *     more is taken back than was drawn
     */
    public record Subtotal(BigDecimal price, BigDecimal rate, BigDecimal nanoWattHours) {
        public Subtotal {
            if (nanoWattHours.stripTrailingZeros().scale() > 0) {
                throw new IllegalArgumentException("nanoWattHours is a whole number");
            }
        }

        /** Exact. */
        public BigDecimal kilowattHours() {
            return KilowattHours.of(nanoWattHours);
        }

        /** Exact: kWh times rate. */
        public BigDecimal amount() {
            return kilowattHours().multiply(rate);
        }
    }

    public EnergyLine {
        subtotals = List.copyOf(subtotals);
        if (subtotals.isEmpty()) {
            throw new IllegalArgumentException("an energy line has at least one subtotal");
        }
    }

    /** The quantity: the sum of the subtotals, rounded HALF_UP to 6 decimals. */
    public BigDecimal kilowattHours() {
        return exactKilowattHours().setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** The exact sum of the subtotals. */
    public Money exactAmount() {
        return new Money(subtotals.stream().map(Subtotal::amount).reduce(BigDecimal.ZERO, BigDecimal::add), currency);
    }

    /** The amount: the exact sum, rounded HALF_UP once to the currency's minor unit. */
    public Money amount() {
        return exactAmount().toMinorUnit(RoundingMode.HALF_UP);
    }

    /**
     * The rates weighted by kWh, to the decimals of a rate: printed so that a reader sees what a kWh cost on average. Nothing is ever
     * multiplied by it. 0 where nothing was drawn.
     */
    public BigDecimal meanRate() {
        return mean(Subtotal::amount);
    }

    /** The index prices weighted by kWh, as {@link #meanRate()}. */
    public BigDecimal meanPrice() {
        return mean(subtotal -> subtotal.kilowattHours().multiply(subtotal.price()));
    }

    private BigDecimal mean(Function<Subtotal, BigDecimal> weighted) {
        BigDecimal quantity = exactKilowattHours();
        BigDecimal sum = subtotals.stream().map(weighted).reduce(BigDecimal.ZERO, BigDecimal::add);
        return quantity.signum() == 0
                ? BigDecimal.ZERO.setScale(DECIMALS, RoundingMode.UNNECESSARY)
                : sum.divide(quantity, DECIMALS, RoundingMode.HALF_UP);
    }

    private BigDecimal exactKilowattHours() {
        return subtotals.stream().map(Subtotal::kilowattHours).reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
