package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Call.Decide;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What all clients of an episode asked so far, so that one meddles with what another began. */
final class Requests {

    /** Further back there is nothing going on. */
    private static final int RECENT = 12;

    private final List<String> subscribers;
    private final Map<String, List<Decide>> asked = new HashMap<>();

    Requests(List<String> subscribers) {
        this.subscribers = subscribers;
        subscribers.forEach(subscriber -> asked.put(subscriber, Collections.synchronizedList(new ArrayList<>())));
    }

    List<String> subscribers() {
        return subscribers;
    }

    String anySubscriber(Random random) {
        return subscribers.get(random.nextInt(subscribers.size()));
    }

    void add(String subscriber, Decide ask) {
        of(subscriber).add(ask);
    }

    /** One of the latest; null while there is none. */
    @Nullable Decide any(String subscriber, Random random) {
        List<Decide> all = of(subscriber);
        int size = all.size();
        return size == 0 ? null : all.get(size - 1 - random.nextInt(Math.min(RECENT, size)));
    }

    List<Decide> of(String subscriber) {
        return asked.getOrDefault(subscriber, List.of());
    }
}
