package dev.thinkwatt.bench.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** What events are priced by: a plan by the token, and a site with an electricity price for each quarter of an hour. */
public final class Market {

    public static final String PLAN = "metered";
    public static final String MODEL = "thinking";
    public static final String SITE = "bench-site";

    private static final String TOPIC = "catalog.published";
    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final int QUARTERS = 96;

    private Market() {}

    /** Publishes the plan, and prices from the first of the month before to the day after tomorrow, as the catalog would. */
    public static void publish(Place place) throws IOException {
        try (KafkaProducer<String, byte[]> kafka = new KafkaProducer<>(
                Map.of("bootstrap.servers", "127.0.0.1:" + place.kafka()),
                new StringSerializer(),
                new ByteArraySerializer())) {
            World.send(kafka, TOPIC, "plan/" + PLAN + "/1", World.plan(PLAN));
            LocalDate today = LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC);
            LocalDate day = today.minusMonths(1).withDayOfMonth(1);
            while (!day.isAfter(today.plusDays(2))) {
                World.send(kafka, TOPIC, "prices/" + SITE + "/" + day, prices(day));
                day = day.plusDays(1);
            }
            kafka.flush();
        }
    }

    private static JsonNode prices(LocalDate day) {
        ObjectNode published = JsonNodeFactory.instance
                .objectNode()
                .put("kind", "PUBLISHED_PRICES")
                .put("revision", 1);
        ObjectNode prices = published
                .putObject("prices")
                .put("day", day.toString())
                .put("currency", "USD")
                .put("source", "Made up for a benchmark");
        prices.putObject("site")
                .put("id", SITE)
                .put("name", SITE)
                .put("zone", "Z")
                .put("pue", "1.20")
                .put("hardwareClass", "reference")
                .put("workPerWh", "1")
                .put("agreementShare", "0")
                .put("agreementDiscount", "0");
        ArrayNode intervals = prices.putArray("intervals");
        Instant start = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        for (int quarter = 0; quarter < QUARTERS; quarter++) {
            intervals
                    .addObject()
                    .put("start", start.plus(QUARTER.multipliedBy(quarter)).toString())
                    .put("end", start.plus(QUARTER.multipliedBy(quarter + 1)).toString())
                    .put("pricePerKwh", "0." + (100 + quarter));
        }
        return published;
    }
}
