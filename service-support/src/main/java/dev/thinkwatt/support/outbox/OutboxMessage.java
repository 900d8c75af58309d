package dev.thinkwatt.support.outbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * An event to be sent to Kafka.
 *
 * @param topic where it goes
 * @param key Kafka's key; of one key, events go out in the order in which they were appended
 * @param type what happened, as CloudEvents names it
 * @param payload the record's value, not copied
 * @param headers the record's headers, text in UTF-8
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; copying every payload on the hot path buys nothing
public record OutboxMessage(
        UUID eventId, String topic, String key, String type, byte[] payload, Map<String, String> headers) {

    public OutboxMessage {
        headers = Map.copyOf(headers);
    }

    /**
     * An event in CloudEvents' binary mode: its attributes as headers, the value as JSON.
     *
     * @param source the service, like {@code /quota-service}
     * @param type like {@code dev.thinkwatt.usage.recorded.v1}
     * @param key Kafka's key and CloudEvents' subject
     * @param time when it happened
     * @throws IllegalArgumentException for a value that has no JSON
     */
    public static OutboxMessage cloudEvent(
            String source, String type, UUID eventId, String topic, String key, Instant time, Object value) {
        Map<String, String> headers = Map.of(
                "ce_specversion",
                "1.0",
                "ce_id",
                eventId.toString(),
                "ce_source",
                source,
                "ce_type",
                type,
                "ce_subject",
                key,
                "ce_time",
                time.toString(),
                "content-type",
                "application/json");
        return new OutboxMessage(eventId, topic, key, type, json(value), headers);
    }

    /** The same event with one more header, {@code traceparent} for example. */
    public OutboxMessage withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new OutboxMessage(eventId, topic, key, type, payload, more);
    }

    private static byte[] json(Object value) {
        try {
            return Json.tolerant().writeValueAsBytes(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("an event's value must have a JSON form", e);
        }
    }
}
