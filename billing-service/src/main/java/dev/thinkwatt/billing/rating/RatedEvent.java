package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.rating.Arrival.Readable;
import dev.thinkwatt.model.usage.UsageEvent;

/** An event and what became of it. */
record RatedEvent(Readable arrival, Outcome outcome) {

    UsageRecord record() {
        return arrival.record();
    }

    UsageEvent event() {
        return arrival.event();
    }

    byte[] hash() {
        return arrival.hash();
    }

    EventKey key() {
        return arrival.key();
    }
}
