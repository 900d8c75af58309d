package dev.thinkwatt.quota.key;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.quota.EventSchema;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.key.ApiKey;
import dev.thinkwatt.support.key.KeyPublished;
import dev.thinkwatt.support.key.KeyUsed;
import dev.thinkwatt.support.key.RateLimitHeaders;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeyEventsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final ApiKey KEY = ApiKey.create("local", "gateway-eu-1");

    @Test
    void tellOfANewKeyAsPromised() throws IOException {
        assertThat(EventSchema.faults(KeyPublished.TOPIC, json(row().toPublished(NOW))))
                .isEmpty();
    }

    @Test
    void tellOfAKeyThatWasRotatedAndRevokedAsPromised() throws IOException {
        KeyRow row = row();
        row.secrets.forEach(secret -> secret.endAt(NOW.plusSeconds(60)));
        row.secrets.add(SecretRow.rotatedIn(ApiKey.create("local", KEY.keyId()), NOW, "r1", Duration.ofMinutes(1)));
        row.revokedAt = NOW;

        String event = json(row.toPublished(NOW));

        assertThat(EventSchema.faults(KeyPublished.TOPIC, event)).isEmpty();
        assertThat(event).doesNotContain(KEY.secret());
        assertThat(row.toPublished(NOW).secrets()).hasSize(2);
        assertThat(row.toPublished(NOW.plusSeconds(60)).secrets()).hasSize(1);
    }

    @Test
    void tellOfAUseAsPromised() throws IOException {
        assertThat(EventSchema.faults(KeyUsed.TOPIC, json(new KeyUsed(KEY.keyId(), NOW, "quota-service"))))
                .isEmpty();
    }

    @Test
    void areStillReadAsTheyWereWrittenFirst() throws IOException {
        String first = """
                {"revision": 1, "keyId": "gateway-eu-1", "name": "Gateway", "scopes": ["gateway"], "requestsPerSecond": 5000,
                 "secrets": [{"sha256": "%s"}], "added": "later"}""".formatted("a".repeat(64));

        assertThat(EventSchema.faults(KeyPublished.TOPIC, first)).isEmpty();
        assertThat(Json.tolerant().readValue(first, KeyPublished.class).scopes())
                .containsExactly("gateway");
    }

    private static KeyRow row() {
        KeyRow row = new NewKey(
                        KEY.keyId(), "Gateway", Set.of("gateway"), NOW.plusSeconds(3600), 5000, RateLimitHeaders.OPENAI)
                .toRow(NOW);
        row.secrets.add(SecretRow.of(KEY, NOW));
        return row;
    }

    private static String json(Object event) throws JsonProcessingException {
        return Json.tolerant().writeValueAsString(event);
    }
}
