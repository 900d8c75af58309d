package dev.thinkwatt.billing.export;

import dev.thinkwatt.billing.credit.DrawDown.Use;
import dev.thinkwatt.billing.invoice.CreditNote;
import dev.thinkwatt.billing.invoice.CsvCell;
import dev.thinkwatt.billing.invoice.Invoice;
import dev.thinkwatt.billing.invoice.KeptCreditNote;
import dev.thinkwatt.billing.tax.Tax;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What is no line of an invoice in FOCUS: its tax, the credit that pays it, and what a credit note takes back. */
final class FocusTotals {

    private FocusTotals() {}

    /** The tax, where there is any: calculated on each of the costs of the lines, and rounded where it is billed. */
    static List<Map<String, String>> tax(FocusHead head, List<Map<String, String>> lines) {
        Invoice invoice = head.invoice();
        Tax tax = invoice.tax();
        if (tax == null || invoice.totals().tax().signum() == 0) {
            return List.of();
        }
        Map<String, String> cells = head.unpriced("Tax", "VAT");
        FocusHead.costs(cells, invoice.totals().tax());
        for (String cost : List.of("ListCost", "ContractedCost")) {
            BigDecimal sum = lines.stream()
                    .map(line -> new BigDecimal(Objects.requireNonNull(line.get(cost))))
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            cells.put(cost, CsvCell.number(tax.exactlyOn(sum)));
        }
        return List.of(cells);
    }

    /** The credit that pays a part of an invoice: what is billed is so much less. */
    static List<Map<String, String>> credits(FocusHead head) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (Use use : head.invoice().credits()) {
            if (use.kind() == Use.Kind.PAID) {
                Map<String, String> cells = head.unpriced("Credit", "Credit " + use.creditId());
                FocusHead.costs(cells, use.amount().negate());
                rows.add(cells);
            }
        }
        return rows;
    }

    /** What a credit note takes back, line by line and then its tax: together its total, below zero. */
    static List<Map<String, String>> note(KeptCreditNote kept, String seller) {
        FocusHead head = FocusHead.of(kept, seller);
        List<Map<String, String>> rows = new ArrayList<>();
        for (CreditNote.Line line : kept.note().lines()) {
            Map<String, String> cells = head.unpriced("Adjustment", line.description());
            FocusHead.costs(cells, line.amount().negate());
            cells.put("x_InvoiceLine", Integer.toString(line.line()));
            cells.put("x_ExactCost", CsvCell.number(line.exact().negate()));
            rows.add(cells);
        }
        if (kept.note().tax().signum() != 0) {
            Map<String, String> cells = head.unpriced("Tax", "VAT");
            FocusHead.costs(cells, kept.note().tax().negate());
            rows.add(cells);
        }
        rows.forEach(
                cells -> cells.put("x_CreditsInvoice", CsvCell.text(kept.note().invoiceNumber())));
        return rows;
    }
}
