package dev.thinkwatt.quota.subscriber;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPrices;
import dev.thinkwatt.model.plan.Knobs;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.quota.policy.Reason;
import dev.thinkwatt.quota.policy.Subscriber;
import dev.thinkwatt.quota.subscriber.Seated.Status;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.replica.Replicas;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who asks, and under which terms, as far as this process has read what the catalog and billing published. */
@Startup
@Singleton
public class Subscribers {

    private final Map<String, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Map<String, Seat>> seats = new ConcurrentHashMap<>();
    private final Map<String, CatalogPublished> published = new ConcurrentHashMap<>();
    /** The ids of {@link #seats} in order: deciding looks one up, and pages go through them. */
    private final NavigableSet<String> ids = new ConcurrentSkipListSet<>();

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

    /** The subscriber with the terms under which they used something at an instant; with those of now where none are known of then. */
    public Lookup when(String subscriberId, Instant used, Instant now) {
        Lookup then = at(subscriberId, used);
        return then instanceof Lookup.Known ? then : at(subscriberId, now);
    }

    /** The same, for who can go on only with somebody known: it is 404 else. */
    public Subscriber known(String subscriberId, Instant instant) {
        return switch (at(subscriberId, instant)) {
            case Lookup.Known(Subscriber subscriber) -> subscriber;
            case Lookup.NotKnown(Reason reason) ->
                throw ProblemException.notFound("no subscriber " + subscriberId + ": " + reason);
        };
    }

    /** The seats after an id, in the order of ids, as they are at an instant. */
    public List<Seated> seated(SeatFilter filter, String after, int limit, Instant instant) {
        return ids.tailSet(after, false).stream()
                .flatMap(id -> seated(id, instant).stream())
                .filter(filter::fits)
                .limit(limit)
                .toList();
    }

    /** The next so many after an id of all who have a seat or ever had one, in the order of ids. */
    public List<String> ids(String after, int limit) {
        return ids.tailSet(after, false).stream().limit(limit).toList();
    }

    /** The seat that a subscriber has at an instant, or had last; empty where the id was never heard of. */
    public Optional<Seated> seated(String subscriberId, Instant instant) {
        return seats.getOrDefault(subscriberId, Map.of()).values().stream()
                .max(Comparator.comparing((Seat seat) -> seat.isTakenAt(instant))
                        .thenComparing(Seat::from)
                        .thenComparing(Seat::accountId))
                .map(seat -> seated(seat, instant));
    }

    /** Whether it was read that somebody has a seat of an account, or had one, and what that account is. */
    public boolean hasReadOf(String subscriberId, String accountId) {
        return accounts.containsKey(accountId)
                && seats.getOrDefault(subscriberId, Map.of()).containsKey(accountId);
    }

    /** The ids of all who have a seat of these accounts, or ever had one, by account. */
    public Map<String, Set<String>> everSeated(Set<String> accountIds) {
        return seats.values().stream()
                .flatMap(ofSubscriber -> ofSubscriber.values().stream())
                .filter(seat -> accountIds.contains(seat.accountId()))
                .collect(Collectors.groupingBy(
                        Seat::accountId, Collectors.mapping(Seat::subscriberId, Collectors.toSet())));
    }

    /** The ids of all plans that were ever published, in order. */
    public List<String> planIds() {
        return published.values().stream()
                .flatMap(thing -> thing instanceof PublishedPlan plan
                        ? Stream.of(plan.plan().id())
                        : Stream.of())
                .distinct()
                .sorted()
                .toList();
    }

    /** Exactly this version, whether or not it is in force. */
    public Optional<Plan> plan(PlanVersion version) {
        return catalog.plan(version);
    }

    /** From when on models are no longer served, past and to come, by the models' ids. */
    public Map<String, Instant> retirements() {
        return catalog.retirements();
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
            case PublishedSeat(long _, Seat seat) -> {
                seats.computeIfAbsent(seat.subscriberId(), id -> new ConcurrentHashMap<>())
                        .put(seat.accountId(), seat);
                ids.add(seat.subscriberId());
            }
        }
    }

    private Seated seated(Seat seat, Instant instant) {
        Account account = accounts.get(seat.accountId());
        PlanVersion plan = Optional.ofNullable(account)
                .flatMap(known -> catalog.planOf(known, instant))
                .map(Plan::planVersion)
                .orElse(null);
        Status status;
        if (!seat.isTakenAt(instant)) {
            status = Status.NO_SEAT;
        } else if (account == null || plan == null) {
            status = Status.NO_PLAN;
        } else {
            status = account.status() == Account.Status.SUSPENDED ? Status.SUSPENDED : Status.ACTIVE;
        }
        return new Seated(seat.subscriberId(), seat.accountId(), account, plan, status);
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
                        Knobs.NONE,
                        known.retirements()));
    }
}
