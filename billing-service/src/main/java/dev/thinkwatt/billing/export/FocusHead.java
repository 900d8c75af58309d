package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.invoice.CsvCell;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.invoice.KeptInvoice;
import dev.thinkwatt.billing.tax.Tax;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What all rows of one document have in FOCUS.
 *
 * @param number of the document
 * @param invoice the one that it is, or that it takes back
 * @param billed the month that it is billed in: an invoice's own, or that in which a credit note was issued
 */
record FocusHead(String seller, String number, Invoice invoice, YearMonth billed) {

    static FocusHead of(KeptInvoice kept, String seller) {
        return new FocusHead(
                seller,
                Objects.requireNonNull(kept.number()),
                kept.invoice(),
                kept.invoice().period());
    }

    static FocusHead of(KeptCreditNote kept, String seller) {
        return new FocusHead(
                seller,
                kept.note().number(),
                kept.invoice().invoice(),
                YearMonth.from(kept.note().issuedAt().atOffset(ZoneOffset.UTC)));
    }

    Map<String, String> cells() {
        Map<String, String> cells = new HashMap<>();
        cells.put("InvoiceId", CsvCell.text(number));
        cells.put("BillingAccountId", CsvCell.text(invoice.accountId()));
        cells.put("BillingAccountName", CsvCell.text(invoice.accountName()));
        cells.put("BillingCurrency", invoice.currency().getCurrencyCode());
        cells.put("BillingPeriodStart", start(billed));
        cells.put("BillingPeriodEnd", start(billed.plusMonths(1)));
        cells.put("ProviderName", CsvCell.text(seller));
        cells.put("PublisherName", CsvCell.text(seller));
        cells.put("InvoiceIssuerName", CsvCell.text(seller));
        cells.put("ServiceCategory", "AI and Machine Learning");
        cells.put("ServiceSubcategory", "Generative AI");
        cells.put("ServiceName", "Language models");
        Tax tax = invoice.tax();
        if (tax != null) {
            cells.put("x_TaxCategory", tax.category().code());
            cells.put("x_TaxPercent", CsvCell.number(tax.percent()));
        }
        return cells;
    }

    /** A row without a price and a unit. */
    Map<String, String> unpriced(String category, String description) {
        Map<String, String> cells = cells();
        cells.put("ChargeCategory", category);
        cells.put("ChargeDescription", CsvCell.text(description));
        cells.put("ChargeFrequency", "One-Time");
        charged(cells, invoice.period());
        return cells;
    }

    /** What belongs to a month that was invoiced before corrects that invoice. */
    void charged(Map<String, String> cells, YearMonth month) {
        cells.put("ChargeClass", month.equals(billed) ? "" : "Correction");
        cells.put("ChargePeriodStart", start(month));
        cells.put("ChargePeriodEnd", start(month.plusMonths(1)));
    }

    /** Billed, effective, at list and contracted prices: all the same. */
    static void costs(Map<String, String> cells, BigDecimal amount) {
        for (String cost : List.of("BilledCost", "EffectiveCost", "ListCost", "ContractedCost")) {
            cells.put(cost, CsvCell.number(amount));
        }
    }

    private String start(YearMonth month) {
        Instant start = month.atDay(1).atStartOfDay(invoice.timeZone()).toInstant();
        return start.toString();
    }
}
