package dev.thinkwatt.support.outbox;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Kafka's side of the relay: one idempotent producer that never gives a record up (so that none behind it can overtake), and
 * for compacted topics one transactional producer per shard, whose id fences a former owner.
 */
final class OutboxSender {

    private final Map<String, Object> kafka;
    private final String name;
    private final Map<Short, Producer<String, byte[]>> transactional = new HashMap<>();
    private @Nullable Producer<String, byte[]> plain;

    /**
     * @param kafka the client's configuration: where Kafka is and how to get in
     * @param name of the service, the same for all its replicas: names its transactions
     */
    OutboxSender(Map<String, Object> kafka, String name) {
        this.kafka = Map.copyOf(kafka);
        this.name = name;
    }

    /** Sends one record; the answer (null is an acknowledgement) may come before this returns, or much later. */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the same
    void send(OutboxRow row, Consumer<@Nullable Exception> answer) {
        try {
            plain().send(toRecord(row), (metadata, error) -> answer.accept(error));
        } catch (KafkaException | IllegalStateException e) {
            answer.accept(e);
        }
    }

    /**
     * Sends rows in one transaction and returns what went wrong by row; nothing of it is visible then.
     *
     * @param heldUntilNanos until when the shard is surely held, by {@link System#nanoTime()}
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback gets the same
    Map<OutboxRow, Exception> transact(short shard, List<OutboxRow> rows, long heldUntilNanos) {
        Map<OutboxRow, Exception> errors = new ConcurrentHashMap<>();
        try {
            Producer<String, byte[]> producer = transactional(shard, heldUntilNanos);
            producer.beginTransaction();
            for (OutboxRow row : rows) {
                producer.send(toRecord(row), (metadata, error) -> note(errors, row, error));
            }
            // No flush first: it waits without an end for a coordinator that is away, while the commit has a bound.
            producer.commitTransaction();
            return Map.of();
        } catch (KafkaException | IllegalStateException e) {
            if (errors.isEmpty()) {
                errors.put(rows.getFirst(), e);
            }
        }
        Map<OutboxRow, Exception> told = Map.copyOf(errors);
        forget(shard);
        return told;
    }

    /** One row that fails takes the whole transaction down; what the others then say is only its echo. */
    private static void note(Map<OutboxRow, Exception> errors, OutboxRow row, @Nullable Exception error) {
        if (error != null && errors.isEmpty()) {
            errors.put(row, error);
        }
    }

    /** Closes a shard's transactional producer at once; a transaction left open is aborted by its next owner, or by Kafka. */
    void forget(short shard) {
        Producer<String, byte[]> producer = transactional.remove(shard);
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    /** Closes everything at once: what was not sent yet never will be, and is answered with an error. */
    void reset() {
        List.copyOf(transactional.keySet()).forEach(this::forget);
        Producer<String, byte[]> producer = plain;
        plain = null;
        if (producer != null) {
            producer.close(Duration.ZERO);
        }
    }

    private Producer<String, byte[]> plain() {
        Producer<String, byte[]> producer = plain;
        if (producer == null) {
            producer = new KafkaProducer<>(configuration(Map.of(
                    ProducerConfig.CLIENT_ID_CONFIG,
                    name + "-outbox",
                    ProducerConfig.MAX_BLOCK_MS_CONFIG,
                    2_000,
                    ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                    Integer.MAX_VALUE)));
            plain = producer;
        }
        return producer;
    }

    /** Whoever initialises last fences the others, so an owner that was paused for longer than its lease must not. */
    private Producer<String, byte[]> transactional(short shard, long heldUntilNanos) {
        Producer<String, byte[]> known = transactional.get(shard);
        if (known != null) {
            return known;
        }
        String id = name + "-outbox-" + shard;
        Producer<String, byte[]> producer = new KafkaProducer<>(transactionalConfiguration(id));
        transactional.put(shard, producer);
        producer.initTransactions();
        if (System.nanoTime() - heldUntilNanos > 0) {
            throw new KafkaException("the lease of shard " + shard + " ran out");
        }
        return producer;
    }

    private Map<String, Object> transactionalConfiguration(String id) {
        return configuration(Map.of(
                ProducerConfig.CLIENT_ID_CONFIG,
                id,
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                id,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                5_000,
                ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                3_000,
                ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                4_000,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                4 * 1024 * 1024L));
    }

    private Map<String, Object> configuration(Map<String, Object> own) {
        Map<String, Object> all = new HashMap<>(kafka);
        all.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, StringSerializer.class.getName());
        all.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 64 * 1024);
        all.put(ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 2_000);
        all.putAll(own);
        return all;
    }

    private static ProducerRecord<String, byte[]> toRecord(OutboxRow row) {
        ProducerRecord<String, byte[]> sent = new ProducerRecord<>(row.topic(), row.key(), row.payload());
        row.headers().forEach((header, value) -> sent.headers().add(header, value.getBytes(StandardCharsets.UTF_8)));
        return sent;
    }
}
