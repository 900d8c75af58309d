package dev.thinkwatt.catalog.surcharge;

import java.time.YearMonth;
import java.util.Currency;
import org.jspecify.annotations.Nullable;

/**
 * A site's last month under a policy.
 *
 * @param siteMonth the month whose prices they are, by the site's own days
 * @param currency that its electricity is paid in
 * @param month null where no price of it is known, or where the policy is of another currency
 */
record SiteMonth(
        String siteId,
        YearMonth siteMonth,
        Currency currency,
        @Nullable PolicyMonth month) {}
