package dev.thinkwatt.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

/** {@code -Daccess.update} draws the table anew. */
class AccessTableTest {

    @Test
    void saysWhatTheOpenApiFilesSay() throws IOException {
        String redrawn = AccessTable.read().redrawn();
        if (System.getProperty("access.update") != null) {
            Files.writeString(AccessTable.DOCUMENT, redrawn);
        }
        assertThat(Files.readString(AccessTable.DOCUMENT))
                .as("docs/access.md; rewrite it with -Daccess.update")
                .isEqualTo(redrawn);
    }
}
