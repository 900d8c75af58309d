package dev.thinkwatt.local.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.BiConsumer;
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

    @Test
    void namesTheFirstCounterThatDiffers() throws IOException {
        assertThat(toldOfCounters("""
                {"balanced": false, "decisions": 2000, "windows": 30, "topUps": 2, "owners": 25, "tooOld": 4, "differing": 2, "differences": [
                  {"what": "window: used", "id": "ada week from 2026-11-23T00:00:00Z", "recorded": "3", "expected": "2"}]}
                """))
                .contains(
                        "2,000 decisions: 30 running windows and 2 top-ups of 25 owners counted again; 4 cannot be: they began before")
                .contains(
                        "2 differences. The first: window: used of ada week from 2026-11-23T00:00:00Z is 3, and should be 2.");
    }

    @Test
    void saysThatTheCountersAgree() throws IOException {
        assertThat(toldOfCounters("{\"balanced\": true}")).contains("The counters agree");
    }

    private static String told(String books) throws IOException {
        return told((json, out) -> AuditCommand.tell(json, 2, out), books);
    }

    private static String toldOfCounters(String counters) throws IOException {
        return told(AuditCommand::tellCounters, counters);
    }

    private static String told(BiConsumer<JsonNode, PrintStream> telling, String audited) throws IOException {
        JsonNode json = new ObjectMapper().readTree(audited);
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        telling.accept(json, new PrintStream(text, true, StandardCharsets.UTF_8));
        return text.toString(StandardCharsets.UTF_8);
    }
}
