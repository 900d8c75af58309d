package dev.thinkwatt.billing.rating;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record of the topic as it came, whatever it says. */
record UsageRecord(
        String topic, int partition, long offset, @Nullable String key, byte[] payload, Map<String, String> headers) {

    UsageRecord {
        key = key == null ? null : storable(key);
        headers = Map.copyOf(headers);
    }

    /** PostgreSQL's text holds every character but this one. */
    private static String storable(String text) {
        return text.replace("\0", "");
    }
}
