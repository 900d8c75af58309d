package dev.thinkwatt.billing.export;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import de.siegmar.fastcsv.writer.QuoteStrategies;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** RFC 4180 in UTF-8, row by row: every field that has something in it is quoted, so that an id stays text; null is empty. */
final class CsvFile implements AutoCloseable {

    private final ExportFile file;
    private final List<String> columns;
    private final CsvWriter csv;

    CsvFile(ExportFile file, List<String> columns) {
        this.file = file;
        this.columns = columns;
        this.csv = CsvWriter.builder()
                .quoteStrategy(QuoteStrategies.NON_EMPTY)
                .lineDelimiter(LineDelimiter.CRLF)
                .build(new OutputStreamWriter(file, StandardCharsets.UTF_8));
        csv.writeRecord(columns);
    }

    /** A row; columns without a cell are empty. */
    void row(Map<String, String> cells) {
        row(columns.stream().map(column -> cells.getOrDefault(column, "")).toList());
    }

    void row(List<String> cells) {
        csv.writeRecord(cells);
        file.row();
    }

    @Override
    public void close() {
        try {
            csv.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
