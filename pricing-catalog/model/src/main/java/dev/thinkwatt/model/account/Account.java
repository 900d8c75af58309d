package dev.thinkwatt.model.account;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who pays, as the other services need to know it.
 *
 * @param subscriptions its dated plan history, scheduled changes included
 */
public record Account(
        String accountId,
        String name,
        Currency currency,
        ZoneId timeZone,
        Status status,
        List<Subscription> subscriptions) {

    /** Whether requests of its subscribers are served. */
    public enum Status {
        ACTIVE,
        SUSPENDED
    }

    /**
     * A plan from an instant on, until the next subscription.
     *
     * @param version the version it is pinned to, or null: it follows the plan
     */
    public record Subscription(String planId, @Nullable Integer version, Instant from) {}

    public Account {
        subscriptions = subscriptions.stream()
                .sorted(Comparator.comparing(Subscription::from))
                .toList();
    }

    /** When a month begins for the account. */
    public Instant startOf(YearMonth month) {
        return month.atDay(1).atStartOfDay(timeZone).toInstant();
    }

    /** The subscription in force at an instant; none before the first. */
    public Optional<Subscription> subscriptionAt(Instant instant) {
        return subscriptions.stream()
                .filter(subscription -> !subscription.from().isAfter(instant))
                .reduce((earlier, later) -> later);
    }
}
