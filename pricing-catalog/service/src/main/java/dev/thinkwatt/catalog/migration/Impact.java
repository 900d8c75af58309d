package dev.thinkwatt.catalog.migration;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.Account.Subscription;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whom a migration concerns.
 *
 * @param accounts that follow the plan and are on the version, or will be when its successor takes its place; by id
 * @param pinned how many accounts are pinned to the version and keep it whatever is decided
 */
record Impact(List<Concerned> accounts, int pinned) {

    Impact {
        accounts = List.copyOf(accounts);
    }

    /**
     * An account that is kept or moved.
     *
     * @param seats that are taken now
     * @param fee of a seat and month in the currency of the account, by the version that it is on
     * @param nextFee by the version that it is moved to; null where that is not sold in the currency of the account
     * @param movesAt null: never
     */
    record Concerned(
            String accountId,
            String name,
            Currency currency,
            int seats,
            @Nullable Money fee,
            @Nullable Money nextFee,
            @Nullable Instant movesAt) {}

    /**
     * All that pay in one currency.
     *
     * @param fees of a month, all seats together
     * @param nextFees of accounts whose currency is not sold in, nothing
     */
    record Sum(Currency currency, int accounts, int seats, Money fees, Money nextFees) {}

    /**
     * @param catalog without the migration
     * @param seats how many an account has now
     */
    static Impact of(
            Migration migration,
            Catalog catalog,
            Collection<Account> accounts,
            ToIntFunction<String> seats,
            Instant now) {
        Plan from = catalog.plan(migration.from()).orElseThrow();
        Plan to = catalog.plan(migration.to()).orElseThrow();
        Instant at = lastMoment(migration, catalog, now);
        List<Concerned> concerned = accounts.stream()
                .filter(account -> isOn(account, migration, catalog, at) && !isPinned(account, at))
                .map(account -> new Concerned(
                        account.accountId(),
                        account.name(),
                        account.currency(),
                        seats.applyAsInt(account.accountId()),
                        from.baseFeeIn(account.currency()).orElse(null),
                        to.baseFeeIn(account.currency()).orElse(null),
                        migration.movesAt(account.timeZone()).orElse(null)))
                .sorted(Comparator.comparing(Concerned::accountId))
                .toList();
        long pinned = accounts.stream()
                .filter(account -> isOn(account, migration, catalog, at) && isPinned(account, at))
                .count();
        return new Impact(concerned, Math.toIntExact(pinned));
    }

    int seats() {
        return accounts.stream().mapToInt(Concerned::seats).sum();
    }

    List<Sum> sums() {
        Map<String, List<Concerned>> byCurrency = accounts.stream()
                .collect(Collectors.groupingBy(
                        account -> account.currency().getCurrencyCode(), TreeMap::new, Collectors.toList()));
        return byCurrency.values().stream().map(Impact::sum).toList();
    }

    /** The accounts that cannot pay for the version that they are moved to. */
    List<Concerned> unsold() {
        return accounts.stream()
                .filter(account -> account.movesAt() != null && account.nextFee() == null)
                .toList();
    }

    private static Sum sum(List<Concerned> accounts) {
        Currency currency = accounts.getFirst().currency();
        Money fees = Money.zero(currency);
        Money nextFees = fees;
        for (Concerned account : accounts) {
            fees = account.fee() == null ? fees : fees.plus(account.fee().times(account.seats()));
            nextFees = account.nextFee() == null
                    ? nextFees
                    : nextFees.plus(account.nextFee().times(account.seats()));
        }
        int seats = accounts.stream().mapToInt(Concerned::seats).sum();
        return new Sum(currency, accounts.size(), seats, fees, nextFees);
    }

    /** When it is last certain who is on the version: just before its successor takes its place, or now, if that is past. */
    private static Instant lastMoment(Migration migration, Catalog catalog, Instant now) {
        return catalog.supersededAt(migration.from())
                .filter(end -> end.isAfter(now))
                .map(end -> end.minusNanos(1000))
                .orElse(now);
    }

    private static boolean isOn(Account account, Migration migration, Catalog catalog, Instant at) {
        return catalog.planOf(account, at)
                .map(Plan::planVersion)
                .filter(migration.from()::equals)
                .isPresent();
    }

    private static boolean isPinned(Account account, Instant at) {
        return account.subscriptionAt(at).map(Subscription::version).isPresent();
    }
}
