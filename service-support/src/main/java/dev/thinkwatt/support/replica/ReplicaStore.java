package dev.thinkwatt.support.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.support.consume.BatchTransaction;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.replica.ReplicaRows.Value;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.jboss.logging.Logger;

/** Writes what was polled from compacted topics, and the positions behind it, in one transaction per batch. */
@Singleton
public class ReplicaStore {

    private static final Logger LOG = Logger.getLogger(ReplicaStore.class);

    private final BatchTransaction batches;
    private final ReplicaRows rows;
    private final Replicas replicas;

    ReplicaStore(BatchTransaction batches, ReplicaRows rows, Replicas replicas) {
        this.batches = batches;
        this.rows = rows;
        this.replicas = replicas;
    }

    /**
     * Stores a batch; of a key, a revision that is not higher than the stored one is dropped. Blocks while the database is
     * away. This process sees the values when it returns, others within a second.
     *
     * @param channel the name of the channel that the batch came from
     */
    public void store(String channel, ConsumerRecords<String, byte[]> batch) {
        batches.run(channel, batch, this::write);
        replicas.refresh();
    }

    private void write(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        Map<List<String>, Value> latest = new LinkedHashMap<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            value(record)
                    .ifPresent(value -> latest.merge(
                            List.of(value.topic(), value.key()),
                            value,
                            (one, other) -> one.revision() < other.revision() ? other : one));
        }
        rows.store(connection, latest.values());
    }

    /** A value that cannot be read changes nothing: the last good one of its key stays until the next is published. */
    private static Optional<Value> value(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] bytes = record.value() == null ? new byte[0] : record.value();
            JsonNode json = Json.tolerant().readTree(bytes);
            JsonNode revision = json.path("revision");
            if (record.key() != null && revision.isIntegralNumber() && revision.canConvertToLong()) {
                return Optional.of(new Value(record.topic(), record.key(), revision.longValue(), json.toString()));
            }
            return refused(record, "it has no key or no revision");
        } catch (JsonProcessingException e) {
            return refused(record, e.getOriginalMessage());
        } catch (IOException e) {
            return refused(record, String.valueOf(e.getMessage()));
        }
    }

    private static Optional<Value> refused(ConsumerRecord<String, byte[]> record, String why) {
        LOG.errorf(
                "Ignored %s-%d offset %d, key %s: %s",
                record.topic(), record.partition(), record.offset(), record.key(), why);
        return Optional.empty();
    }
}
