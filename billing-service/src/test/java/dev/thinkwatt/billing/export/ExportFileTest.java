package dev.thinkwatt.billing.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExportFileTest {

    @Test
    void keepsPiecesOfOneSizeAndTheChecksumOfAll() throws IOException {
        List<Integer> sizes = new ArrayList<>();
        ExportFile file = new ExportFile(2, (number, content, progress) -> sizes.add(content.length));
        file.write(new byte[] {'a', 'b', 'c'});
        file.close();
        assertThat(sizes).containsExactly(2, 1);
        assertThat(file.progress().size()).isEqualTo(3);
        assertThat(file.checksum()).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void writesRowsThatASpreadsheetTakesAsText() {
        byte[] written = ExportedFile.of(file -> {
            try (CsvFile csv = new CsvFile(file, List.of("id", "name", "none"))) {
                csv.row(Map.of("id", "00042", "name", "Ä, \"B\""));
            }
            assertThat(file.progress().rows()).isEqualTo(1);
        });
        assertThat(new String(written, StandardCharsets.UTF_8))
                .isEqualTo("\"id\",\"name\",\"none\"\r\n\"00042\",\"Ä, \"\"B\"\"\",\r\n");
    }

    @Test
    void writesAnArrayOfNothingAndOfMany() {
        assertThat(ExportedFile.of(file -> new JsonFile(file).close()))
                .asString()
                .isEqualTo("[]\n");
        assertThat(ExportedFile.of(file -> {
                    try (JsonFile json = new JsonFile(file)) {
                        json.item(Map.of("a", "1"));
                        json.item(Map.of("a", "2"));
                    }
                }))
                .asString()
                .isEqualTo("[\n{\"a\":\"1\"},\n{\"a\":\"2\"}\n]\n");
    }
}
