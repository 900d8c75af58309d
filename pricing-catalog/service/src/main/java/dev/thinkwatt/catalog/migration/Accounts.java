package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.support.replica.Replicas;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Accounts with their seats, as far as billing has published them and this process has read them. */
@Startup
@Singleton
class Accounts {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Seat>> seats = new ConcurrentHashMap<>();

    Accounts(Replicas replicas) {
        replicas.open(
                "account.published",
                AccountPublished.class,
                changed -> changed.values().forEach(this::know));
    }

    Collection<Account> all() {
        return Collections.unmodifiableCollection(accounts.values());
    }

    /** How many seats of an account are taken at an instant. */
    int seatsOf(String accountId, Instant instant) {
        return (int) seats.getOrDefault(accountId, Map.of()).values().stream()
                .filter(seat -> seat.isTakenAt(instant))
                .count();
    }

    private void know(AccountPublished thing) {
        switch (thing) {
            case PublishedAccount(long _, Account account) -> accounts.put(account.accountId(), account);
            case PublishedSeat(long _, Seat seat) ->
                seats.computeIfAbsent(seat.accountId(), id -> new ConcurrentHashMap<>())
                        .put(seat.subscriberId(), seat);
        }
    }
}
