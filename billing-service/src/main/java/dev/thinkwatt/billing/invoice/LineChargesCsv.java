package dev.thinkwatt.billing.invoice;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;

/** The charges of a line as CSV, one in a row. */
final class LineChargesCsv {

    private final CsvWriter csv;

    LineChargesCsv(Writer writer) {
        csv = CsvWriter.builder().build(writer);
        csv.writeRecord(
                "event",
                "subscriber",
                "started_at",
                "model",
                "site",
                "service_tier",
                "plan",
                "version",
                "taken_back",
                "quantity",
                "amount",
                "estimated");
    }

    void row(LineCharge charge) {
        BigDecimal amount = charge.amount();
        csv.writeRecord(
                charge.eventId().toString(),
                CsvCell.text(charge.subscriberId()),
                charge.startedAt().toString(),
                CsvCell.text(charge.model()),
                CsvCell.text(charge.site()),
                charge.serviceTier().name(),
                CsvCell.text(charge.plan().id()),
                Integer.toString(charge.plan().version()),
                Boolean.toString(charge.takenBack()),
                CsvCell.number(charge.quantity()),
                amount == null ? "" : CsvCell.number(amount),
                Boolean.toString(charge.estimated() != null));
    }

    /** Hands on what is buffered; the stream behind it stays open. */
    void close() {
        try {
            csv.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
