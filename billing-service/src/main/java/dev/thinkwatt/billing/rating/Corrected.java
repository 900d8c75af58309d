package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.model.usage.UsageEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is known of events that others correct, and of what becomes of them while a batch is rated. */
final class Corrected {

    /**
     * An event that was accepted.
     *
     * @param corrects the event that it corrects itself
     * @param charge null where it has none: it is pending or parked
     * @param by which event corrected it already
     * @param repriced whether that event says the same at another price of electricity, so that it is to be corrected in its place
     */
    record Known(
            EventKey key,
            @Nullable UUID corrects,
            @Nullable Charge charge,
            @Nullable UUID by,
            boolean repriced) {

        Known by(UUID correction) {
            return new Known(key, corrects, charge, correction, false);
        }
    }

    private final Map<EventKey, Known> known = new HashMap<>();

    void add(Known event) {
        known.put(event.key(), event);
    }

    @Nullable Known find(EventKey key) {
        return known.get(key);
    }

    /** Notes what became of an event, for those of its batch that are rated after it. */
    void note(UsageEvent event, Outcome outcome) {
        EventKey key = new EventKey(event.accountId(), event.eventId());
        Known before = find(key);
        UUID by = before == null ? null : before.by();
        if (outcome instanceof Priced(Charge charge, var reversals)) {
            add(new Known(key, event.corrects(), charge, by, false));
            reversals.forEach(
                    reversal -> known.computeIfPresent(reversal.event(), (id, taken) -> taken.by(event.eventId())));
        } else {
            add(new Known(key, event.corrects(), null, by, false));
        }
    }
}
