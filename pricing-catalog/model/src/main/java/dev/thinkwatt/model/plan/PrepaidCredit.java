package dev.thinkwatt.model.plan;

import dev.thinkwatt.model.money.Money;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Credit that comes with a plan.
 *
 * @param amount what an account gets at the start of each period
 * @param periods how many periods it lives, the one that it comes in counted; absent: until it is spent
 * @param pays what it is spent on
 */
public record PrepaidCredit(Money amount, @Nullable Integer periods, Set<Pays> pays) {

    /** What can be paid with credit. */
    public enum Pays {
        BASE_FEE,
        /** Usage, and what is missing to the minimum. */
        USAGE,
        ENERGY
    }

    public PrepaidCredit {
        if (amount.amount().signum() <= 0) {
            throw new IllegalArgumentException("credit is more than nothing");
        }
        if (periods != null && periods < 1) {
            throw new IllegalArgumentException("credit lives for at least the period that it comes in");
        }
        if (pays.isEmpty()) {
            throw new IllegalArgumentException("credit pays for something");
        }
        pays = Collections.unmodifiableSet(new TreeSet<>(pays));
    }
}
