package dev.thinkwatt.catalog.pricelist;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A price that is hardly meant, and the one that it was compared with. It is told, and refuses nothing: a list says what others
 * ask.
 *
 * @param base what it was compared with, per million tokens too
 * @param ratio the price as a multiple of that, of 4 significant digits; null where that is free
 * @param expected in words
 */
record ListFinding(
        String model,
        ListPrice price,
        ListRule rule,
        BigDecimal base,
        @Nullable BigDecimal ratio,
        String expected) {

    /** What was compared. */
    enum ListRule {
        PRIORITY_AND_STANDARD,
        FLEX_AND_STANDARD,
        BATCH_AND_STANDARD,
        CACHED_INPUT_AND_INPUT,
        CACHE_WRITES_OF_AN_HOUR_AND_FIVE_MINUTES,
        STEP_AND_THE_ONE_BELOW,
        /** Of two revisions of a list. */
        NEW_AND_OLD
    }

    static ListFinding of(String model, ListPrice price, BigDecimal base, ListRule rule, Expected expected) {
        return new ListFinding(model, price, rule, base, Expected.ratio(price.perMillion(), base), expected.words());
    }
}
