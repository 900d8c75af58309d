package dev.thinkwatt.billing.invoice;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import dev.thinkwatt.billing.tax.Tax;
import dev.thinkwatt.model.usage.PlanVersion;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** An invoice as RFC 4180 CSV: a line in a row, every field quoted so that an id stays text. */
public final class InvoiceCsv {

    private static final List<String> COLUMNS = List.of(
            "invoice",
            "number",
            "status",
            "account",
            "account_name",
            "period",
            "currency",
            "line",
            "kind",
            "description",
            "used_in",
            "plan",
            "plan_version",
            "model",
            "usage_kind",
            "included",
            "site",
            "quantity",
            "unit",
            "unit_price",
            "per",
            "worth",
            "exact",
            "amount",
            "price_base",
            "pass_through",
            "mean_index_price",
            "floor",
            "cap",
            "estimated",
            "index",
            "hardware_class",
            "pue",
            "tier",
            "events",
            "charge",
            "included_quantity",
            "tiers",
            "tax_category",
            "tax_percent",
            "usage_net",
            "surcharge",
            "index_month",
            "month_index",
            "steps",
            "steps_percent",
            "cap_share",
            "cut_by_share",
            "charged_earlier");

    private InvoiceCsv() {}

    static String write(InvoiceResource.View view) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.ALWAYS)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(out)) {
            csv.writeRecord(COLUMNS);
            rows(view).forEach(csv::writeRecord);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** The heads of the columns of {@link #rows}. */
    public static List<String> columns() {
        return COLUMNS;
    }

    /** The lines of an invoice, one in a row, and its tax: the amounts add up to what is owed. */
    public static List<List<String>> rows(KeptInvoice kept) {
        InvoiceResource.View view = new InvoiceResource.View(
                kept.invoiceId(),
                kept.number() == null ? InvoiceRow.Status.DRAFT : InvoiceRow.Status.FINALISED,
                kept.number(),
                kept.drawnAt(),
                kept.finalisedAt(),
                kept.dueOn(),
                kept.invoice());
        return rows(view);
    }

    private static List<List<String>> rows(InvoiceResource.View view) {
        Invoice invoice = view.invoice();
        List<List<String>> rows = new ArrayList<>();
        for (InvoiceLine line : invoice.lines()) {
            rows.add(row(view, Integer.toString(rows.size() + 1), cells(line)));
        }
        if (invoice.totals().tax().signum() != 0) {
            Map<String, String> tax = of("TAX", null);
            tax.put("description", "VAT");
            tax.put("exact", CsvCell.number(invoice.totals().tax()));
            tax.put("amount", CsvCell.number(invoice.totals().tax()));
            rows.add(row(view, "", tax));
        }
        return rows;
    }

    private static List<String> row(InvoiceResource.View view, String number, Map<String, String> cells) {
        head(cells, view, number);
        return COLUMNS.stream().map(column -> cells.getOrDefault(column, "")).toList();
    }

    private static void head(Map<String, String> cells, InvoiceResource.View view, String line) {
        Invoice invoice = view.invoice();
        cells.put("invoice", view.invoiceId().toString());
        cells.put("number", CsvCell.text(view.number()));
        cells.put("status", view.status().name());
        cells.put("account", CsvCell.text(invoice.accountId()));
        cells.put("account_name", CsvCell.text(invoice.accountName()));
        cells.put("period", invoice.period().toString());
        cells.put("currency", invoice.currency().getCurrencyCode());
        cells.put("line", line);
        Tax tax = invoice.tax();
        if (tax != null) {
            cells.put("tax_category", tax.category().code());
            cells.put("tax_percent", CsvCell.number(tax.percent()));
        }
    }

    private static Map<String, String> cells(InvoiceLine line) {
        Map<String, String> cells = switch (line) {
            case InvoiceLine.BaseFee fee -> fee(fee);
            case InvoiceLine.Usage usage -> usage(usage);
            case InvoiceLine.PeriodCharge charge -> charge(charge);
            case InvoiceLine.Shortfall shortfall -> shortfall(shortfall);
            case InvoiceLine.Energy energy -> energy(energy);
            case InvoiceLine.Discount discount -> of("DISCOUNT", null);
            case InvoiceLine.Commitment commitment -> of("COMMITMENT", null);
        };
        cells.put("description", CsvCell.text(line.description()));
        cells.put("exact", CsvCell.number(line.exact()));
        cells.put("amount", CsvCell.number(line.amount()));
        return cells;
    }

    private static Map<String, String> fee(InvoiceLine.BaseFee fee) {
        Map<String, String> cells = of("BASE_FEE", fee.plan());
        cells.put("quantity", Long.toString(fee.seats()));
        cells.put("unit", "seat");
        cells.put("unit_price", CsvCell.number(fee.unitPrice()));
        cells.put("per", "1");
        return cells;
    }

    private static Map<String, String> usage(InvoiceLine.Usage usage) {
        Map<String, String> cells = of("USAGE", null);
        cells.put("used_in", usage.usedIn().toString());
        cells.put("model", CsvCell.text(usage.model()));
        cells.put("usage_kind", usage.usageKind().name());
        cells.put("included", Boolean.toString(usage.included()));
        cells.put("quantity", Long.toString(usage.quantity()));
        cells.put("unit", "unit");
        cells.put("unit_price", CsvCell.number(usage.unitPrice()));
        cells.put("per", Long.toString(usage.per()));
        cells.put("worth", CsvCell.number(usage.worth()));
        return cells;
    }

    /** The quantity is that of the whole month; {@code tiers} says what it costs, and {@code exact} and {@code amount} what is new. */
    private static Map<String, String> charge(InvoiceLine.PeriodCharge charge) {
        Map<String, String> cells = of("PERIOD_CHARGE", charge.plan());
        cells.put("used_in", charge.usedIn().toString());
        cells.put("quantity", Long.toString(charge.quantity()));
        cells.put("unit", "unit");
        cells.put("charge", CsvCell.text(charge.charge()));
        cells.put("included_quantity", Long.toString(charge.included()));
        cells.put(
                "tiers",
                CsvCell.text(charge.tiers().stream()
                        .map(tier -> tier.quantity() + " at " + CsvCell.number(tier.unitPrice()) + " per " + tier.per())
                        .collect(Collectors.joining("; "))));
        return cells;
    }

    private static Map<String, String> shortfall(InvoiceLine.Shortfall shortfall) {
        Map<String, String> cells = of("SHORTFALL", shortfall.plan());
        cells.put("used_in", shortfall.usedIn().toString());
        return cells;
    }

    private static Map<String, String> energy(InvoiceLine.Energy energy) {
        Map<String, String> cells = of("ENERGY", energy.plan());
        cells.put("used_in", energy.usedIn().toString());
        cells.put("site", CsvCell.text(energy.site()));
        cells.put("quantity", CsvCell.number(energy.quantityKwh()));
        cells.put("unit", "kWh");
        cells.put("unit_price", CsvCell.number(energy.meanRate()));
        cells.put("per", "1");
        cells.put("price_base", CsvCell.number(energy.priceBase()));
        cells.put("pass_through", CsvCell.number(energy.passThrough()));
        cells.put("mean_index_price", CsvCell.number(energy.meanPrice()));
        cells.put("floor", energy.floor() == null ? "" : CsvCell.number(energy.floor()));
        cells.put("cap", energy.cap() == null ? "" : CsvCell.number(energy.cap()));
        cells.put("estimated", Boolean.toString(energy.estimated()));
        cells.put("index", CsvCell.text(String.join("; ", energy.index())));
        cells.put("hardware_class", distinct(energy, InvoiceLine.Condition::hardwareClass));
        cells.put("pue", distinct(energy, condition -> condition.pue().toPlainString()));
        cells.put("tier", distinct(energy, condition -> condition.tier().name()));
        cells.put("events", energy.events());
        if (energy.byUsage() != null) {
            byUsage(cells, energy.byUsage());
        }
        return cells;
    }

    /** All of the month by now; {@code exact} and {@code amount} say what is new. */
    private static void byUsage(Map<String, String> cells, InvoiceLine.ByUsage byUsage) {
        cells.put("usage_net", CsvCell.number(byUsage.usageNet()));
        cells.put("surcharge", CsvCell.number(byUsage.surcharge()));
        InvoiceLine.Steps steps = byUsage.steps();
        if (steps != null) {
            cells.put("index_month", steps.month().toString());
            cells.put("month_index", CsvCell.number(steps.index()));
            cells.put("steps", Long.toString(steps.steps()));
            cells.put("steps_percent", CsvCell.number(steps.percent()));
        }
        if (byUsage.capShare() != null) {
            cells.put("cap_share", CsvCell.number(byUsage.capShare()));
            cells.put("cut_by_share", CsvCell.number(byUsage.cutByShare()));
        }
        if (byUsage.earlier() != null) {
            cells.put("charged_earlier", CsvCell.number(byUsage.earlier().amount()));
        }
    }

    private static String distinct(InvoiceLine.Energy energy, Function<InvoiceLine.Condition, String> value) {
        return CsvCell.text(energy.conditions().stream().map(value).distinct().collect(Collectors.joining("; ")));
    }

    private static Map<String, String> of(String kind, @Nullable PlanVersion plan) {
        Map<String, String> cells = new LinkedHashMap<>();
        cells.put("kind", kind);
        if (plan != null) {
            cells.put("plan", CsvCell.text(plan.id()));
            cells.put("plan_version", Integer.toString(plan.version()));
        }
        return cells;
    }
}
