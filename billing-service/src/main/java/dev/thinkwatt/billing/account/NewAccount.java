package dev.thinkwatt.billing.account;

import dev.thinkwatt.billing.tax.TaxData;
import dev.thinkwatt.billing.tax.TaxTreatment;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.support.problem.Violation;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An account as it is asked for.
 *
 * @param taxTreatment null: nothing in particular
 * @param version the plan version it is pinned to, or null: it follows the plan
 * @param subscribedAt null: from now on
 */
record NewAccount(
        String accountId,
        String name,
        Currency currency,
        ZoneId timeZone,
        String country,
        @Nullable String address,
        @Nullable String vatId,
        @Nullable TaxTreatment taxTreatment,
        @Nullable String exemptionReason,
        String planId,
        @Nullable Integer version,
        @Nullable Instant subscribedAt) {

    /** Amounts are rounded to the minor unit. An e-invoice knows at most two decimals, and is refused where there are more. */
    private static final int FRACTION_DIGITS_MAX = 3;

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2100-01-01T00:00:00Z");

    /** What is wrong with it by itself. */
    List<Violation> violations() {
        List<Violation> violations = new ArrayList<>();
        int digits = currency.getDefaultFractionDigits();
        if (digits < 0 || digits > FRACTION_DIGITS_MAX) {
            violations.add(new Violation("currency", "must be a currency with 0 to 3 decimals"));
        }
        if (!ZoneId.getAvailableZoneIds().contains(timeZone.getId())) {
            violations.add(new Violation("timeZone", "must be an IANA time zone such as Europe/Berlin"));
        }
        if (!Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(country)) {
            violations.add(new Violation("country", "must be an ISO 3166-1 code of two letters"));
        }
        violations.addAll(tax().violations());
        if (subscribedAt != null && (subscribedAt.isBefore(EARLIEST) || !subscribedAt.isBefore(LATEST))) {
            violations.add(new Violation("subscribedAt", "must lie in the years 2000 to 2099"));
        }
        return violations;
    }

    /** What is wrong with its plan, given what is on sale. */
    List<Violation> violations(Catalog catalog, Instant now) {
        return new PlanChoice(planId, version).violations(catalog, currency, startsAt(now));
    }

    AccountRow toRow(Instant now) {
        AccountRow row = new AccountRow();
        row.accountId = accountId;
        row.name = name;
        row.currency = currency;
        row.timeZone = timeZone;
        row.country = country;
        row.address = address;
        row.tax(tax());
        row.status = Account.Status.ACTIVE;
        row.createdAt = now;
        row.subscriptions.add(SubscriptionRow.of(new Subscription(planId, version, startsAt(now))));
        return row;
    }

    private TaxData tax() {
        return new TaxData(
                country, vatId, Objects.requireNonNullElse(taxTreatment, TaxTreatment.STANDARD), exemptionReason);
    }

    private Instant startsAt(Instant now) {
        return subscribedAt == null ? now : subscribedAt;
    }
}
