package dev.thinkwatt.catalog.simulation;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import dev.thinkwatt.catalog.simulation.Impact.Change;
import dev.thinkwatt.model.simulation.AccountImpact;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What a simulation has shown, as RFC 4180 CSV, an account in a row. Ids start with a letter or digit, so none is a formula. */
final class ImpactCsv {

    private ImpactCsv() {}

    static String write(Impact impact) {
        StringWriter out = new StringWriter();
        try (CsvWriter csv =
                CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(out)) {
            csv.writeRecord(
                    "account",
                    "currency",
                    "seats",
                    "events",
                    "unpriced_events",
                    "usage_before",
                    "usage_after",
                    "energy_before",
                    "energy_after",
                    "monthly_fees_before",
                    "monthly_fees_after",
                    "difference");
            impact.accounts().forEach(change -> write(csv, change));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    private static void write(CsvWriter csv, Change change) {
        AccountImpact account = change.of();
        csv.writeRecord(
                account.accountId(),
                account.currency().getCurrencyCode(),
                Long.toString(account.seats()),
                Long.toString(account.events()),
                Long.toString(account.unpriced()),
                number(account.usageBefore()),
                number(account.usageAfter()),
                number(account.energyBefore()),
                number(account.energyAfter()),
                number(change.feesBefore()),
                number(change.feesAfter()),
                number(change.difference()));
    }

    private static String number(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
