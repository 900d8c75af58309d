package dev.thinkwatt.billing.export;

import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** An array in JSON, an item on each line. */
final class JsonFile implements AutoCloseable {

    private final ExportFile file;
    private boolean begun;

    JsonFile(ExportFile file) {
        this.file = file;
    }

    void item(Object item) {
        try {
            write(begun ? ",\n" : "[\n");
            file.write(Json.tolerant().writeValueAsBytes(item));
            begun = true;
            file.row();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            write(begun ? "\n]\n" : "[]\n");
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String text) throws IOException {
        file.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
