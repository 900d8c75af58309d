package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.simulation.AccountImpact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a simulation has shown so far: all of it once it is answered. */
record Impact(Asked asked, List<Change> accounts) {

    private static final int WORST = 20;

    static Impact of(SimulationRow row, List<AccountImpact> accounts) {
        Plan tried = row.tried();
        Plan current = row.current().orElse(null);
        return new Impact(
                row.asked(),
                accounts.stream()
                        .map(account -> Change.of(account, current, tried))
                        .toList());
    }

    /** All accounts that pay in a currency, added up; by currency. */
    public List<Total> totals() {
        Map<String, List<Change>> byCurrency = accounts.stream()
                .collect(Collectors.groupingBy(
                        change -> change.of().currency().getCurrencyCode(), TreeMap::new, Collectors.toList()));
        return byCurrency.values().stream().map(Total::of).toList();
    }

    /** Those whose charges would rise most, beginning with the worst. */
    public List<Change> worst() {
        return accounts.stream()
                .filter(change -> change.difference().signum() > 0)
                .sorted(Comparator.comparing(Change::difference)
                        .reversed()
                        .thenComparing(change -> change.of().accountId()))
                .limit(WORST)
                .toList();
    }

    /**
     * An account.
     *
     * @param feesBefore its seats at the base fee of the version in force, for a month; null where that is not sold in its
     *     currency
     * @param feesAfter the same under what is tried
     */
    record Change(
            AccountImpact of,
            @Nullable BigDecimal feesBefore,
            @Nullable BigDecimal feesAfter) {

        static Change of(AccountImpact account, @Nullable Plan current, Plan tried) {
            return new Change(account, current == null ? null : fees(account, current), fees(account, tried));
        }

        /** What usage, electricity and a month's fees would cost more; negative for less. */
        public BigDecimal difference() {
            return of.after().subtract(of.before()).add(orZero(feesAfter)).subtract(orZero(feesBefore));
        }

        private static @Nullable BigDecimal fees(AccountImpact account, Plan plan) {
            return plan.baseFeeIn(account.currency())
                    .map(fee -> fee.times(account.seats()).amount())
                    .orElse(null);
        }
    }

    /** Sums over the accounts of one currency. */
    record Total(
            Currency currency,
            long accounts,
            long seats,
            long events,
            long unpriced,
            Money usageBefore,
            Money usageAfter,
            Money energyBefore,
            Money energyAfter,
            Money feesBefore,
            Money feesAfter) {

        static Total of(List<Change> changes) {
            Currency currency = changes.getFirst().of().currency();
            return new Total(
                    currency,
                    changes.size(),
                    changes.stream().mapToLong(change -> change.of().seats()).sum(),
                    changes.stream().mapToLong(change -> change.of().events()).sum(),
                    changes.stream().mapToLong(change -> change.of().unpriced()).sum(),
                    sum(currency, changes, change -> change.of().usageBefore()),
                    sum(currency, changes, change -> change.of().usageAfter()),
                    sum(currency, changes, change -> change.of().energyBefore()),
                    sum(currency, changes, change -> change.of().energyAfter()),
                    sum(currency, changes, Change::feesBefore),
                    sum(currency, changes, Change::feesAfter));
        }

        public Money before() {
            return usageBefore.plus(energyBefore).plus(feesBefore);
        }

        public Money after() {
            return usageAfter.plus(energyAfter).plus(feesAfter);
        }

        private static Money sum(
                Currency currency, List<Change> changes, Function<Change, @Nullable BigDecimal> amount) {
            return new Money(
                    changes.stream()
                            .map(change -> orZero(amount.apply(change)))
                            .reduce(BigDecimal.ZERO, BigDecimal::add),
                    currency);
        }
    }

    /** As it is shown where nobody computes with it. */
    static Money shown(Money exact) {
        return exact.toMinorUnit(RoundingMode.HALF_UP);
    }

    private static BigDecimal orZero(@Nullable BigDecimal amount) {
        return amount == null ? BigDecimal.ZERO : amount;
    }
}
