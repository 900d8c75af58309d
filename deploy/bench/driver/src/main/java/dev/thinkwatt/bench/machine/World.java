package dev.thinkwatt.bench.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.bench.load.RequestTemplate;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Who asks: accounts of a hundred seats each, published to Kafka as the catalog and billing-service would. */
public final class World {

    /** Whose requests are spread. */
    public static final int SUBSCRIBERS = 100_000;

    /** The subscriber of the hot workload, who is none of those. */
    public static final int HOT = SUBSCRIBERS;

    /** The first of those whose allowance runs out. */
    public static final int TIGHT = SUBSCRIBERS + 100;

    public static final int TIGHT_COUNT = 100;

    /** The model asked for. */
    public static final String MODEL = "thinking";

    private static final int SEATS = 100;
    private static final String FROM = "2026-01-01T00:00:00Z";
    private static final ObjectMapper JSON = new ObjectMapper();

    private World() {}

    public static void publish(Place place) throws IOException {
        try (KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + place.kafka(), "linger.ms", "20"),
                new StringSerializer(),
                new ByteArraySerializer())) {
            send(kafka, "catalog.published", "plan/wide/1", plan("wide"));
            send(kafka, "catalog.published", "plan/tight/1", plan("tight"));
            for (int first = 0; first < TIGHT; first += SEATS) {
                publishAccount(kafka, first, "wide");
            }
            publishAccount(kafka, TIGHT, "tight");
            kafka.flush();
        }
    }

    private static void publishAccount(KafkaProducer<String, byte[]> kafka, int first, String plan) {
        String account = "account-" + first / SEATS;
        send(kafka, "account.published", "account/" + account, account(account, plan));
        IntStream.range(first, first + SEATS)
                .mapToObj(RequestTemplate::subscriberId)
                .forEach(subscriber -> send(
                        kafka, "account.published", "seat/" + account + "/" + subscriber, seat(account, subscriber)));
    }

    @SuppressWarnings(
            "FutureReturnValueIgnored") // what does not arrive is missed at once: a subscriber or a plan is not known
    static void send(KafkaProducer<String, byte[]> kafka, String topic, String key, JsonNode value) {
        kafka.send(new ProducerRecord<>(topic, key, value.toString().getBytes(StandardCharsets.UTF_8)));
    }

    static JsonNode plan(String id) throws IOException {
        try (InputStream file = World.class.getResourceAsStream(id + ".json")) {
            return JSON.readTree(Objects.requireNonNull(file, id));
        }
    }

    private static JsonNode account(String id, String plan) {
        ObjectNode published = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "PUBLISHED_ACCOUNT")
                .put("revision", 1);
        published
                .putObject("account")
                .put("accountId", id)
                .put("name", id)
                .put("currency", "USD")
                .put("timeZone", "America/Los_Angeles")
                .put("status", "ACTIVE")
                .putArray("subscriptions")
                .addObject()
                .put("planId", plan)
                .put("from", FROM);
        return published;
    }

    private static JsonNode seat(String account, String subscriber) {
        ObjectNode published = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "PUBLISHED_SEAT")
                .put("revision", 1);
        published
                .putObject("seat")
                .put("accountId", account)
                .put("subscriberId", subscriber)
                .put("from", FROM);
        return published;
    }
}
