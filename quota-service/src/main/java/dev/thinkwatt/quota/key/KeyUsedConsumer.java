package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.consume.BatchTransaction;
import dev.thinkwatt.support.consume.JsonRecords;
import dev.thinkwatt.support.key.KeyUsed;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Keeps what services tell of the use of keys. What cannot be read is said and left out: the next use says it again. */
@ApplicationScoped
class KeyUsedConsumer {

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
        uses.keep(connection, JsonRecords.readable(records, KeyUsed.class));
    }
}
