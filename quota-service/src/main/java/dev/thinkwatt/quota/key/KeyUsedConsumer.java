package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.consume.BatchTransaction;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.key.KeyUsed;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/** Keeps what services tell of the use of keys. What cannot be read is said and left out: the next use says it again. */
@ApplicationScoped
class KeyUsedConsumer {

    private static final Logger LOG = Logger.getLogger(KeyUsedConsumer.class);
    private static final String CHANNEL = "key-uses";

    private final BatchTransaction batches;
    private final KeyUseRepository uses;

    KeyUsedConsumer(BatchTransaction batches, KeyUseRepository uses) {
        this.batches = batches;
        this.uses = uses;
    }

    @Incoming(CHANNEL)
    @Blocking
    void read(ConsumerRecords<String, byte[]> batch) {
        batches.run(CHANNEL, batch, this::keep);
    }

    private void keep(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        List<KeyUsed> told = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                told.add(Json.tolerant().readValue(record.value(), KeyUsed.class));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warnf(
                        "Ignored %s-%d offset %d: %s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
            }
        }
        uses.keep(connection, told);
    }
}
