package dev.thinkwatt.billing.simulation;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.plan.Plan;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;

/**
 * An account that follows a plan.
 *
 * @param subscription the present one, pinned to no version
 * @param seats that are taken now
 */
record Follower(String accountId, Currency currency, ZoneId timeZone, Subscription subscription, long seats) {

    /** Whether no migration keeps it on a version that another has taken the place of: it would be on the next one too. */
    boolean isOnTheVersionInForce(Catalog catalog, Instant now) {
        Account account =
                new Account(accountId, accountId, currency, timeZone, Account.Status.ACTIVE, List.of(subscription));
        return catalog.planOf(account, now)
                .map(Plan::planVersion)
                .equals(catalog.planAt(subscription.planId(), now).map(Plan::planVersion));
    }
}
