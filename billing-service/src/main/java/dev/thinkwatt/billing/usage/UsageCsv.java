package dev.thinkwatt.billing.usage;

import de.siegmar.fastcsv.writer.CsvWriter;
import dev.thinkwatt.billing.invoice.CsvCell;
import dev.thinkwatt.billing.usage.UsageSeries.At;
import dev.thinkwatt.billing.usage.UsageSeries.Sum;
import java.math.BigDecimal;

/** Usage over time as CSV: a row for each step, group and currency. */
final class UsageCsv {

    private final CsvWriter csv;

    UsageCsv(CsvWriter csv, UsageView view) {
        this.csv = csv;
        csv.writeRecord(
                "from", view.groupBy(), "currency", "events", "tokens", "energy_kwh", "charged", "surcharge", "amount");
    }

    void row(At at) {
        Sum sum = at.sum();
        csv.writeRecord(
                at.at().toString(),
                CsvCell.text(sum.key()),
                sum.currency(),
                Long.toString(sum.events()),
                plain(sum.tokens()),
                plain(sum.energyKwh()),
                plain(sum.charged()),
                plain(sum.surcharge()),
                plain(sum.amount()));
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
