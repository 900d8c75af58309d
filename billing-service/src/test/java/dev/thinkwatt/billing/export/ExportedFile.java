package dev.thinkwatt.billing.export;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/** The file of an export, kept in memory. */
final class ExportedFile {

    private ExportedFile() {}

    static byte[] of(Consumer<ExportFile> writer) {
        ByteArrayOutputStream kept = new ByteArrayOutputStream();
        try (ExportFile file = new ExportFile(100, (number, content, progress) -> kept.writeBytes(content))) {
            writer.accept(file);
        }
        return kept.toByteArray();
    }

    static List<List<String>> csv(byte[] file) {
        return CsvReader.builder().ofCsvRecord(new String(file, StandardCharsets.UTF_8)).stream()
                .map(record -> record.getFields())
                .toList();
    }
}
