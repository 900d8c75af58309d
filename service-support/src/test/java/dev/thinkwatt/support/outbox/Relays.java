package dev.thinkwatt.support.outbox;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.SpareDatabase;
import jakarta.inject.Singleton;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Relays of the spare database, turned by hand. */
@Singleton
class Relays {

    /** Settings for tests: little waiting. */
    record Settings(int shards, int batchRows, Duration lease, Set<String> transactionalTopics)
            implements OutboxConfig {
        @Override
        public Duration poll() {
            return Duration.ofMillis(20);
        }

        @Override
        public Duration backOffMax() {
            return Duration.ofMillis(200);
        }
    }

    final SpareDatabase database;
    final KafkaLog kafka;
    private final TransactionSynchronizationRegistry transactions;

    Relays(SpareDatabase database, KafkaLog kafka, TransactionSynchronizationRegistry transactions) {
        this.database = database;
        this.kafka = kafka;
        this.transactions = transactions;
    }

    static Settings settings() {
        return new Settings(4, 100, Duration.ofSeconds(5), Set.of());
    }

    OutboxRelay relay(String owner, OutboxConfig settings) {
        return relay(owner, settings, kafka.configuration());
    }

    OutboxRelay relay(String owner, OutboxConfig settings, Map<String, Object> kafka) {
        return new OutboxRelay(
                new OutboxLeases(database, owner, settings.shards(), settings.lease()),
                new OutboxRows(database, owner),
                new OutboxSender(kafka, "relays"),
                new RelaySignal(),
                settings);
    }

    void append(OutboxConfig settings, OutboxMessage... messages) throws SQLException {
        try (Connection connection = database.getConnection()) {
            append(connection, settings, messages);
        }
    }

    void append(Connection connection, OutboxConfig settings, OutboxMessage... messages) throws SQLException {
        new Outbox(database, transactions, new RelaySignal(), settings).append(connection, Arrays.asList(messages));
    }

    static OutboxMessage message(String topic, String key, String value) {
        return message(topic, key, value.getBytes(StandardCharsets.UTF_8));
    }

    static OutboxMessage message(String topic, String key, byte[] value) {
        return new OutboxMessage(UUID.randomUUID(), topic, key, "test", value, Map.of("ce_type", "test"));
    }

    /** Turns a relay until nothing is left that it could send. */
    static void drain(OutboxRelay relay, SpareDatabase database) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (database.number("select count(*) from outbox") > 0) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("rows are left: " + database.number("select count(*) from outbox"));
            }
            relay.turn();
            Thread.sleep(5);
        }
    }

    static void turn(OutboxRelay relay, int times) throws SQLException, InterruptedException {
        for (int i = 0; i < times; i++) {
            relay.turn();
            Thread.sleep(20);
        }
    }

    static List<String> numbered(int from, int to) {
        return java.util.stream.IntStream.range(from, to)
                .mapToObj(Integer::toString)
                .toList();
    }
}
