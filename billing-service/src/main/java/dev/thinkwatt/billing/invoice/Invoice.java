package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.billing.credit.DrawDown.Use;
import dev.thinkwatt.billing.tax.Tax;
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
 * @param tax how it is taxed; absent while that cannot be told, and on invoices that were drawn before they said so
 * @param taxMissing what it takes to tell, as a sentence; such a draft cannot be made final
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
        List<Use> credits,
        @Nullable Tax tax,
        @Nullable String taxMissing) {

    public Invoice {
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
    }

    /**
     * What the lines add up to, and the tax on it.
     *
     * @param events how many were priced
     * @param worth of all usage at its prices, included or not
     * @param exact base fee, usage, charges of the period, what is missing to minimums, energy, and discounts, to the last digit: what the
     *     ledger holds
     * @param periodCharges usage that is charged by the period
     * @param commitment what is missing to minimums
     * @param paidByCredit part of the total; the rest is due
     * @param rounding what rounding the lines added: net less exact
     * @param total what is owed, tax included
     * @param net the sum of the lines' amounts
     * @param tax on the net
     * @param discounts that were agreed with the account, below zero
     * @param minimum what is missing to the minimum that was agreed with the account
     * @param energyByUsage part of the energy: what depends on the usage of a site, and so is booked with the invoice and not with its
     *     events. By steps it is all, and where a share caps it what that cuts, below zero
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
            @Nullable BigDecimal paidByCredit,
            @Nullable BigDecimal net,
            @Nullable BigDecimal tax,
            @Nullable BigDecimal discounts,
            @Nullable BigDecimal minimum,
            @Nullable BigDecimal energyByUsage) {

        /** Invoices that were drawn before there were charges of the period, credit, or tax, say nothing of them, nor of agreements and of energy by
         * usage. */
        public Totals {
            periodCharges = Objects.requireNonNullElse(periodCharges, BigDecimal.ZERO);
            commitment = Objects.requireNonNullElse(commitment, BigDecimal.ZERO);
            paidByCredit = Objects.requireNonNullElse(paidByCredit, BigDecimal.ZERO);
            tax = Objects.requireNonNullElse(tax, BigDecimal.ZERO);
            net = net == null ? total.subtract(tax) : net;
            discounts = Objects.requireNonNullElse(discounts, BigDecimal.ZERO);
            minimum = Objects.requireNonNullElse(minimum, BigDecimal.ZERO);
            energyByUsage = Objects.requireNonNullElse(energyByUsage, BigDecimal.ZERO);
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

        @Override
        public BigDecimal net() {
            return Objects.requireNonNull(net);
        }

        @Override
        public BigDecimal tax() {
            return Objects.requireNonNull(tax);
        }

        @Override
        public BigDecimal discounts() {
            return Objects.requireNonNull(discounts);
        }

        @Override
        public BigDecimal minimum() {
            return Objects.requireNonNull(minimum);
        }

        @Override
        public BigDecimal energyByUsage() {
            return Objects.requireNonNull(energyByUsage);
        }

        /** What is left to pay once credit has paid its part. */
        public BigDecimal payable() {
            return total.subtract(paidByCredit());
        }
    }
}
