package dev.thinkwatt.quota.subscriber;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.support.replica.Replicas;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Who asks, and under which terms, as far as this process has read what the catalog and billing published. */
@Startup
@Singleton
public class Subscribers {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Seat>> seats = new ConcurrentHashMap<>();
    private final Map<String, CatalogPublished> published = new ConcurrentHashMap<>();
    private volatile Catalog catalog = Catalog.of(List.of());

    Subscribers(Replicas replicas) {
        replicas.open("catalog.published", CatalogPublished.class, this::knowCatalog);
        replicas.open(
                "account.published",
                AccountPublished.class,
                changed -> changed.values().forEach(this::know));
    }

    /** The subscriber with the terms in force at an instant. */
    public Lookup at(String subscriberId, Instant instant) {
        return seats.getOrDefault(subscriberId, Map.of()).values().stream()
                .filter(seat -> seat.isTakenAt(instant))
                .findFirst()
                .flatMap(seat -> Optional.ofNullable(accounts.get(seat.accountId())))
                .map(account -> at(subscriberId, account, instant))
                .orElseGet(() -> new Lookup.NotKnown(Reason.UNKNOWN_SUBSCRIBER));
    }

    /** Exactly this version, whether or not it is in force. */
    public Optional<Plan> plan(PlanVersion version) {
        return catalog.plan(version);
    }

    /** Deciding needs no electricity prices, and they are by far the most that is published. */
    private void knowCatalog(Map<String, CatalogPublished> changed) {
        changed.forEach((key, thing) -> {
            if (!(thing instanceof PublishedPrices)) {
                published.put(key, thing);
            }
        });
        catalog = Catalog.of(published.values());
    }

    private void know(AccountPublished thing) {
        switch (thing) {
            case PublishedAccount(long _, Account account) -> accounts.put(account.accountId(), account);
            case PublishedSeat(long _, Seat seat) ->
                seats.computeIfAbsent(seat.subscriberId(), id -> new ConcurrentHashMap<>())
                        .put(seat.accountId(), seat);
        }
    }

    private Lookup at(String subscriberId, Account account, Instant instant) {
        Catalog known = catalog;
        Optional<Subscription> subscription = account.subscriptionAt(instant);
        Optional<Plan> plan = known.planOf(account, instant);
        return plan.isEmpty() || subscription.isEmpty()
                ? new Lookup.NotKnown(Reason.NO_PLAN)
                : new Lookup.Known(new Subscriber(
                        subscriberId,
                        account,
                        plan.get(),
                        known.defaultModelAt(plan.get().id(), instant).orElse(null),
                        subscription.get().from(),
                        Knobs.NONE));
    }
}
