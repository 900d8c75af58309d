package dev.thinkwatt.support.outbox;

import java.util.Map;
import java.util.UUID;

/** A row that waits for Kafka. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record OutboxRow(
        long id, short shard, UUID eventId, String topic, String key, byte[] payload, Map<String, String> headers) {}
