package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.account.BilledParty;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.InvoiceLine;
import dev.thinkwatt.billing.invoice.InvoiceLine.Carbon;
import dev.thinkwatt.billing.invoice.InvoiceLine.Energy;
import dev.thinkwatt.billing.seller.SellerConfig;
import dev.thinkwatt.billing.tax.Tax;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on an invoice that leaves the house, however it is written.
 *
 * @param number null on a draft
 * @param issued its date, in UTC as the year in its number
 * @param due when it is to be paid
 * @param tax null on a draft whose tax cannot be told yet
 */
record InvoiceDocument(
        UUID invoiceId,
        @Nullable String number,
        LocalDate issued,
        LocalDate due,
        SellerConfig seller,
        BilledParty buyer,
        @Nullable Tax tax,
        Invoice invoice) {

    InvoiceDocument {
        BigDecimal lines = invoice.lines().stream().map(InvoiceLine::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal taxed = lines.add(invoice.totals().tax());
        if (lines.compareTo(invoice.totals().net()) != 0
                || taxed.compareTo(invoice.totals().total()) != 0) {
            throw new IllegalStateException("lines of invoice " + invoiceId + " add up to " + lines + ", with tax to "
                    + taxed + ", and not to its totals");
        }
    }

    public boolean isDraft() {
        return number == null;
    }

    /** The first day that it is for, in the account's zone. */
    LocalDate firstDay() {
        return LocalDate.ofInstant(invoice.from(), invoice.timeZone());
    }

    /** The last day that it is for. */
    LocalDate lastDay() {
        return LocalDate.ofInstant(invoice.until(), invoice.timeZone()).minusDays(1);
    }

    BigDecimal total() {
        return invoice.totals().total();
    }

    List<Energy> energyLines() {
        return invoice.lines().stream()
                .filter(Energy.class::isInstance)
                .map(Energy.class::cast)
                .toList();
    }

    /** The sum of what its energy lines print, in kWh. */
    BigDecimal kilowattHours() {
        return energyLines().stream().map(Energy::quantityKwh).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The sum of what its energy lines print in grams of CO₂ equivalent; empty where none of them knows. */
    Optional<BigDecimal> gramsCo2e() {
        return energyLines().stream()
                .map(Energy::carbon)
                .filter(carbon -> carbon != null && !carbon.annex().isEmpty())
                .map(Carbon::gramsCo2e)
                .reduce(BigDecimal::add);
    }
}
