package dev.thinkwatt.billing.credit;

import dev.thinkwatt.billing.ledger.LedgerAccount;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Money that an account has with us.
 *
 * @param priority the lowest is spent first; of the same priority what expires first
 * @param pays what it is spent on
 * @param startsAt it pays the invoices of months that end after this
 * @param expiresAt and of those that start before this; null: it does not expire
 * @param remaining what is left of it
 */
public record Credit(
        String creditId,
        Source source,
        Money amount,
        int priority,
        Set<Pays> pays,
        Instant startsAt,
        @Nullable Instant expiresAt,
        String reason,
        BigDecimal remaining) {

    /** Where credit comes from. */
    public enum Source {
        /** Somebody granted it. */
        GRANTED,
        /** It came with the plan. */
        PLAN,
        /** It paid an invoice that a credit note took back. */
        RETURNED;

        /** What it is booked against when it comes. */
        public LedgerAccount against() {
            return this == RETURNED ? LedgerAccount.RECEIVABLE : LedgerAccount.CREDITS_GRANTED;
        }
    }

    /** The order in which credit is spent. */
    public static final Comparator<Credit> ORDER = Comparator.comparing(Credit::priority)
            .thenComparing(Credit::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Credit::startsAt)
            .thenComparing(Credit::creditId);

    public Credit {
        pays = Collections.unmodifiableSet(new TreeSet<>(pays));
    }

    /** Whether it pays for a month. */
    boolean isFor(Instant from, Instant until) {
        return startsAt.isBefore(until) && (expiresAt == null || expiresAt.isAfter(from));
    }

    /** Whether it pays for nothing that comes after a month. */
    boolean lapsesBy(Instant until) {
        return expiresAt != null && !expiresAt.isAfter(until);
    }
}
