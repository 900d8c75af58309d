package dev.thinkwatt.catalog.economics;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An allowance used up with one of its models.
 *
 * @param unanswered why nothing can be said; null where it can
 * @param request one of it
 * @param window all that a window has room for, in whole requests
 * @param week window after window, for a week; null where the window never ends
 * @param month the same for a month
 * @param monthTimesBaseFee the worth of a month as a multiple of the base fee, of 4 significant digits, HALF_UP; null where
 *     the fee is 0, or pays for one of those who share the allowance only
 */
record ModelUse(
        String model,
        @Nullable String unanswered,
        @Nullable Amounts request,
        @Nullable Amounts window,
        @Nullable Amounts week,
        @Nullable Amounts month,
        @Nullable BigDecimal monthTimesBaseFee) {

    static ModelUse unanswered(String model, String why) {
        return new ModelUse(model, why, null, null, null, null, null);
    }
}
