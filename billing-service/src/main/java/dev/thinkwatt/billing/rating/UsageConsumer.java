package dev.thinkwatt.billing.rating;

import dev.thinkwatt.support.consume.BatchTransaction;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads the topic {@code usage.recorded}: a polled batch is a transaction. */
@ApplicationScoped
class UsageConsumer {

    private static final String CHANNEL = "usage";

    private final BatchTransaction transaction;
    private final PatientRater rater;

    UsageConsumer(BatchTransaction transaction, PatientRater rater) {
        this.transaction = transaction;
        this.rater = rater;
    }

    @Incoming(CHANNEL)
    @Blocking
    void consume(ConsumerRecords<String, byte[]> batch) {
        transaction.run(CHANNEL, batch, this::rate);
    }

    private void rate(Connection connection, List<ConsumerRecord<String, byte[]>> records) throws SQLException {
        rater.rate(connection, records.stream().map(UsageConsumer::record).toList());
    }

    private static UsageRecord record(ConsumerRecord<String, byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        for (Header header : record.headers()) {
            headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8));
        }
        byte[] payload = record.value() == null ? new byte[0] : record.value();
        return new UsageRecord(record.topic(), record.partition(), record.offset(), record.key(), payload, headers);
    }
}
