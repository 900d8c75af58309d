package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.credit.DrawDown.Use;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an account owes for a month.
 *
 * @param from start of the month in the account's zone
 * @param until its end, exclusive
 * @param credits what it takes of the account's credit
 */
public record Invoice(
        String accountId,
        String accountName,
        YearMonth period,
        ZoneId timeZone,
        Instant from,
        Instant until,
        Currency currency,
        List<InvoiceLine> lines,
        Totals totals,
        List<Use> credits) {

    public Invoice {
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
    }

    /**
     * What the lines add up to.
     *
     * @param events how many were priced
     * @param worth of all usage at its prices, included or not
     * @param exact base fee, usage, charges of the period, what is missing to minimums, and energy, to the last digit: what the
     *     ledger holds
     * @param periodCharges usage that is charged by the period
     * @param commitment what is missing to minimums
     * @param paidByCredit part of the total; the rest is due
     * @param rounding what rounding the lines added: total less exact
     * @param total what is owed, the sum of the lines' amounts
     */
    public record Totals(
            long events,
            BigDecimal worth,
            BigDecimal baseFee,
            BigDecimal usage,
            BigDecimal energy,
            BigDecimal exact,
            BigDecimal rounding,
            BigDecimal total,
            @Nullable BigDecimal periodCharges,
            @Nullable BigDecimal commitment,
            @Nullable BigDecimal paidByCredit) {

        /** Invoices that were drawn before there were charges of the period, or credit, say nothing of them. */
        public Totals {
            periodCharges = Objects.requireNonNullElse(periodCharges, BigDecimal.ZERO);
            commitment = Objects.requireNonNullElse(commitment, BigDecimal.ZERO);
            paidByCredit = Objects.requireNonNullElse(paidByCredit, BigDecimal.ZERO);
        }

        @Override
        public BigDecimal periodCharges() {
            return Objects.requireNonNull(periodCharges);
        }

        @Override
        public BigDecimal commitment() {
            return Objects.requireNonNull(commitment);
        }

        @Override
        public BigDecimal paidByCredit() {
            return Objects.requireNonNull(paidByCredit);
        }
    }
}
