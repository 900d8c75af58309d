package dev.thinkwatt.billing.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * How an invoice is taxed. An invoice is of one category: that of its account at its date.
 *
 * @param country whose VAT it is, ISO 3166-1; null where there is none
 * @param percent 0 unless the category is {@link TaxCategory#STANDARD}
 * @param reason why nothing is charged, in words; null where something is, or the rate is zero
 * @param sellerVatId as it stood at the date, without spaces
 * @param buyerVatId likewise
 */
public record Tax(
        TaxCategory category,
        @Nullable String country,
        BigDecimal percent,
        @Nullable String reason,
        @Nullable String sellerVatId,
        @Nullable String buyerVatId) {

    private static final int PERCENT_DECIMALS = 2;

    /** The tax on a sum of lines: HALF_UP, once, to the minor unit of the currency. */
    public BigDecimal on(BigDecimal net, Currency currency) {
        return exactlyOn(net).setScale(currency.getDefaultFractionDigits(), RoundingMode.HALF_UP);
    }

    /** The tax on an amount, to the last digit. */
    public BigDecimal exactlyOn(BigDecimal amount) {
        return amount.multiply(percent.movePointLeft(PERCENT_DECIMALS));
    }
}
