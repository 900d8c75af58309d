package dev.thinkwatt.support.replica;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/**
 * The latest values of a compacted topic in memory, by their keys. It follows the table, so that all processes of a service
 * agree, whichever of them read the topic.
 */
public final class Replica<V> {

    private static final Logger LOG = Logger.getLogger(Replica.class);

    private final String topic;
    private final Function<String, V> parser;
    private final Consumer<Map<String, V>> changed;
    private final Map<String, V> values = new ConcurrentHashMap<>();
    private long lastChange;

    Replica(String topic, Function<String, V> parser, Consumer<Map<String, V>> changed) {
        this.topic = topic;
        this.parser = parser;
        this.changed = changed;
    }

    /** The value of a key, if one was published. */
    public Optional<V> get(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /** All values by key: a view that changes as they do. */
    public Map<String, V> values() {
        return Collections.unmodifiableMap(values);
    }

    String topic() {
        return topic;
    }

    /** The number of the last change that is in memory. */
    long lastChange() {
        return lastChange;
    }

    /** Takes changed entries in, in the order of their changes, and tells the listener of them. */
    void take(List<ReplicaEntry> entries) {
        Map<String, V> parsed = new HashMap<>();
        for (ReplicaEntry entry : entries) {
            try {
                parsed.put(entry.key(), parser.apply(entry.value()));
            } catch (RuntimeException e) {
                LOG.errorf(e, "Ignored %s, key %s: its value cannot be read by this version", topic, entry.key());
            }
        }
        values.putAll(parsed);
        if (!parsed.isEmpty()) {
            changed.accept(Map.copyOf(parsed));
        }
        lastChange = entries.getLast().change();
    }
}
