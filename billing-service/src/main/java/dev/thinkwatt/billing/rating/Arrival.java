package dev.thinkwatt.billing.rating;

import dev.thinkwatt.model.usage.UsageEvent;

/** A record, read. */
sealed interface Arrival {

    UsageRecord record();

    /**
     * A usage event.
     *
     * @param hash of all that the event says; two records with the same hash say the same
     */
    record Readable(UsageRecord record, UsageEvent event, byte[] hash) implements Arrival {
        EventKey key() {
            return new EventKey(event.accountId(), event.eventId());
        }
    }

    /** Something else. */
    record Unreadable(UsageRecord record, byte[] hash, String error) implements Arrival {}
}
