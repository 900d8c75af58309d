package dev.thinkwatt.support.replica;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.support.json.Json;
import dev.thinkwatt.support.trouble.TroubleLog;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;

/** The replicas of this process. */
@Singleton
public class Replicas {

    private static final Logger LOG = Logger.getLogger(Replicas.class);

    private final ReplicaRows rows;
    private final List<Replica<?>> all = new CopyOnWriteArrayList<>();
    private final TroubleLog trouble = new TroubleLog(LOG, "Replicas are not brought up to date");

    Replicas(ReplicaRows rows) {
        this.rows = rows;
    }

    /**
     * Opens the replica of a topic, filled with what the table holds; best while the application starts, as readiness waits
     * for every replica opened.
     *
     * @param type what the values are, read tolerantly
     * @param changed told of changed values by key, all of them at first; on one thread at a time
     */
    public <V> Replica<V> open(String topic, Class<V> type, Consumer<Map<String, V>> changed) {
        Replica<V> replica = new Replica<>(topic, parser(type), changed);
        all.add(replica);
        refresh();
        return replica;
    }

    /** Takes in what has changed in the table; where that fails for one, the others go on. */
    synchronized void refresh() {
        boolean failed = false;
        for (Replica<?> replica : all) {
            try {
                refresh(replica);
            } catch (SQLException | RuntimeException e) {
                trouble.begins(e);
                failed = true;
            }
        }
        if (!failed) {
            trouble.ends();
        }
    }

    List<String> topics() {
        return all.stream().map(Replica::topic).distinct().toList();
    }

    private void refresh(Replica<?> replica) throws SQLException {
        List<ReplicaEntry> entries = rows.changedAfter(replica.topic(), replica.lastChange());
        while (!entries.isEmpty()) {
            replica.take(entries);
            entries = rows.changedAfter(replica.topic(), replica.lastChange());
        }
    }

    private static <V> Function<String, V> parser(Class<V> type) {
        return json -> {
            try {
                return Json.tolerant().readValue(json, type);
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException("not a " + type.getSimpleName(), e);
            }
        };
    }
}
