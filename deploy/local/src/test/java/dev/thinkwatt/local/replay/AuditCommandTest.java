package dev.thinkwatt.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AuditCommandTest {

    @Test
    void namesTheFirstDifference() throws IOException {
        assertThat(told("""
                {"balanced": false, "events": 2000, "priced": 1999, "differing": 3, "differences": [
                  {"what": "charge: charged", "id": "acme/1", "recorded": "2", "expected": "1"}, {"what": "event lost", "id": "acme/2"}]}
                """))
                .contains("2,000 events: 1,999 priced")
                .contains("3 differences. The first: charge: charged of acme/1 is 2, and should be 1.");
    }

    @Test
    void saysThatTheBooksBalance() throws IOException {
        assertThat(told("{\"balanced\": true, \"priced\": 5000}"))
                .contains("2,500 events/s")
                .contains("The books balance");
    }

    private static String told(String books) throws IOException {
        JsonNode json = new ObjectMapper().readTree(books);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        AuditCommand.tell(json, 2, new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
