package dev.thinkwatt.support.consume;

import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** The values of records, where nothing is lost for good with one that cannot be read. */
public final class JsonRecords {

    private static final Logger LOG = Logger.getLogger(JsonRecords.class);

    private JsonRecords() {}

    /** What the records say, in their order. What cannot be read is logged and left out. */
    public static <T> List<T> readable(List<ConsumerRecord<String, byte[]>> records, Class<T> type) {
        List<T> values = new ArrayList<>();
        for (ConsumerRecord<String, byte[]> record : records) {
            try {
                values.add(Json.tolerant().readValue(record.value(), type));
            } catch (IOException | IllegalArgumentException e) {
                LOG.warnf(
                        "Ignored %s-%d offset %d: %s",
                        record.topic(), record.partition(), record.offset(), e.getMessage());
            }
        }
        return values;
    }
}
