package dev.thinkwatt.support.consume;

import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Reads a channel the way a service does, and keeps what it has read. */
@ApplicationScoped
class Numbers {

    private final BatchTransaction batches;
    private final List<String> read = new CopyOnWriteArrayList<>();

    Numbers(BatchTransaction batches) {
        this.batches = batches;
    }

    @Incoming("numbers")
    @Blocking
    void read(ConsumerRecords<String, byte[]> batch) {
        batches.run(
                "numbers",
                batch,
                (connection, records) -> records.forEach(
                        record -> read.add(new String(record.value(), java.nio.charset.StandardCharsets.UTF_8))));
    }

    List<String> read() {
        return read;
    }
}
