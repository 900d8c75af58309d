package dev.thinkwatt.billing.payment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A final invoice and what is open of it.
 *
 * @param total tax included
 * @param paidByCredit when it was made final
 * @param credited by credit notes
 * @param paid by payments
 * @param returned of what credit paid, given back by credit notes
 * @param open the rest; below zero where more was credited than was due
 * @param dueOn the last day on which it is not overdue; absent for invoices that were made final before they said so
 */
record Receivable(
        UUID invoiceId,
        String number,
        String accountId,
        Currency currency,
        BigDecimal total,
        BigDecimal paidByCredit,
        BigDecimal credited,
        BigDecimal paid,
        BigDecimal returned,
        BigDecimal open,
        @Nullable LocalDate dueOn) {}
