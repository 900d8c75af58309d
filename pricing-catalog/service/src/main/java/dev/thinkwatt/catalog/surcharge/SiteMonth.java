package dev.thinkwatt.catalog.surcharge;

import dev.thinkwatt.model.energy.MonthIndex;
import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A site's last month under a policy.
 *
 * @param siteMonth that would have been charged, by the site's own days
 * @param currency that its electricity is paid in
 * @param indexMonth whose index the policy takes; null where it takes the prices of the month itself
 * @param index null without {@code indexMonth}, and while a price of that month is missing
 * @param month null where no price of it is known, or no index, or where the policy is of another currency
 */
record SiteMonth(
        String siteId,
        YearMonth siteMonth,
        Currency currency,
        @Nullable YearMonth indexMonth,
        @Nullable MonthIndex index,
        @Nullable PolicyMonth month) {

    /** Whether prices are missing of which the index is made. */
    public boolean waits() {
        return indexMonth != null && index == null;
    }
}
