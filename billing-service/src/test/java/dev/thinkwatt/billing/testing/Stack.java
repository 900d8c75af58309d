package dev.thinkwatt.billing.testing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.json.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What tests do to the service from outside: events into Kafka, SQL as the schema's owner or as the service. */
@Singleton
public class Stack {

    private static final AtomicInteger ACCOUNTS = new AtomicInteger();

    private final KafkaProducer<String, byte[]> producer;
    private final String kafka;
    private final String jdbcUrl;
    private boolean catalogPublished;

    Stack(
            @ConfigProperty(name = "kafka.bootstrap.servers") String kafka,
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String jdbcUrl) {
        producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka), new StringSerializer(), new ByteArraySerializer());
        this.kafka = kafka;
        this.jdbcUrl = jdbcUrl;
    }

    /** Publishes the test catalog once, and waits until an account can be opened on it. */
    public synchronized void publishCatalog() {
        if (!catalogPublished) {
            TestCatalog.published().forEach(this::publish);
            awaitNumber(
                    "select count(*) from replica_entry",
                    TestCatalog.published().size());
            await().atMost(Duration.ofSeconds(30))
                    .untilAsserted(
                            () -> assertThat(open("catalog-probe", "plus").statusCode())
                                    .isLessThan(300));
            catalogPublished = true;
        }
    }

    /** Opens an account of its own for a test. */
    public String openAccount(String plan) {
        publishCatalog();
        String accountId = "account-" + ACCOUNTS.incrementAndGet();
        open(accountId, plan).then().statusCode(201);
        return accountId;
    }

    /** Publishes a plan, and opens an account on it once it was read. */
    public String openAccount(Plan plan) {
        publishCatalog();
        publish(new PublishedPlan(1, TestCatalog.START, null, plan));
        String accountId = "account-" + ACCOUNTS.incrementAndGet();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> open(accountId, plan.id()).statusCode() == 201);
        return accountId;
    }

    public static Response open(String accountId, String plan) {
        return given().contentType(ContentType.JSON)
                .body(Map.of(
                        "accountId", accountId,
                        "name", "Test " + accountId,
                        "currency", "USD",
                        "timeZone", "America/New_York",
                        "country", "US",
                        "planId", plan,
                        "subscribedAt", "2026-01-01T00:00:00Z"))
                .post("/v1/accounts");
    }

    public void publish(CatalogPublished published) {
        send("catalog.published", published.key(), json(published));
    }

    /** Sends an event; the partition that it went to. */
    public int publish(UsageEvent event) {
        return send("usage.recorded", event.accountId(), json(event));
    }

    public int send(String topic, String key, byte[] value) {
        try {
            ProducerRecord<String, byte[]> record = new ProducerRecord<>(topic, key, value);
            record.headers().add("ce_specversion", "1.0".getBytes(StandardCharsets.UTF_8));
            return producer.send(record).get().partition();
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }

    /** The committed records of a topic whose key names a text, in order. */
    public List<ConsumerRecord<String, String>> records(String topic, String inKey) {
        TopicPartition partition = new TopicPartition(topic, 0);
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (consumer.position(partition) < end) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            records.removeIf(record -> !record.key().contains(inKey));
            return records;
        }
    }

    /** The values of a topic under a key, whichever partition they are in; in order. */
    public List<String> values(String topic, String key) {
        Map<String, Object> settings = Map.of("bootstrap.servers", kafka, "isolation.level", "read_committed");
        try (KafkaConsumer<String, String> consumer =
                new KafkaConsumer<>(settings, new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<String> values = new ArrayList<>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(record -> {
                    if (key.equals(record.key())) {
                        values.add(record.value());
                    }
                });
            }
            return values;
        }
    }

    public static byte[] json(Object value) {
        try {
            return Json.tolerant().writeValueAsBytes(value);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /** Runs a statement as the owner of the schema, who may do what the service may not. */
    public int asOwner(String sql) throws SQLException {
        return execute("billing_owner", sql);
    }

    /** Runs a statement as the service. */
    public int asService(String sql) throws SQLException {
        return execute("billing", sql);
    }

    private int execute(String role, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, role, role);
                Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** The number in a query's only row. */
    public long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "billing_owner", "billing_owner");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Waits until a query's only number is as expected. */
    public void awaitNumber(String sql, long expected) {
        await().alias(sql)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> number(sql) == expected);
    }

    /** Waits until an event is priced, pending or parked. */
    public void awaitState(UUID eventId, String state) {
        await().alias(eventId + " is " + state)
                .atMost(Duration.ofSeconds(30))
                .until(() -> state.equals(given().get("/v1/usage/" + eventId).path("state")));
    }
}
