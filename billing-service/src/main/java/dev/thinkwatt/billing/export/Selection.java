package dev.thinkwatt.billing.export;

import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * What an export is about.
 *
 * @param period the month of the invoices, or that charges are invoiced in
 * @param accountId null: all accounts
 */
record Selection(YearMonth period, @Nullable String accountId) {}
