package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Subscriber;
import java.util.List;
import java.util.Optional;

/**
 * Whose counters a row holds: a subscriber's, or those that an account's subscribers share. Rows of both are locked in one
 * statement, in the order of their keys.
 */
public record Owner(String key) {

    /** No identifier has a slash. */
    private static final String ACCOUNT = "account/";

    public static Owner subscriber(String subscriberId) {
        return new Owner(subscriberId);
    }

    public static Owner account(String accountId) {
        return new Owner(ACCOUNT + accountId);
    }

    /** The account whose subscribers share what the row holds; empty where it is a subscriber's own. */
    public Optional<String> accountId() {
        return key.startsWith(ACCOUNT) ? Optional.of(key.substring(ACCOUNT.length())) : Optional.empty();
    }

    /** Whoever's counters a request of this subscriber may draw on. */
    public static List<Owner> of(Subscriber subscriber) {
        Owner own = subscriber(subscriber.subscriberId());
        return subscriber.isPooled() ? List.of(account(subscriber.account().accountId()), own) : List.of(own);
    }
}
