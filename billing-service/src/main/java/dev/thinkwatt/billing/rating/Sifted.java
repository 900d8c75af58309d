package dev.thinkwatt.billing.rating;

import dev.thinkwatt.billing.rating.Arrival.Readable;
import dev.thinkwatt.billing.rating.Arrival.Unreadable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A batch by what is to become of it: new events, repetitions, those that contradict the first of their id, and the rest. */
record Sifted(
        List<Readable> fresh, List<Readable> duplicates, List<Readable> conflicting, List<Unreadable> unreadable) {

    /** Whose event it was, and what it said. */
    record Known(String accountId, byte[] hash) {
        boolean saysTheSame(Readable arrival) {
            return accountId.equals(arrival.event().accountId()) && Arrays.equals(hash, arrival.hash());
        }
    }

    /**
     * Sifts a batch in its order; the first of several with one id is the one that counts.
     *
     * @param seen what was accepted before, by event id
     */
    static Sifted of(List<Arrival> arrivals, Map<UUID, Known> seen) {
        Sifted sifted = new Sifted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        Map<UUID, Known> known = new HashMap<>(seen);
        for (Arrival arrival : arrivals) {
            switch (arrival) {
                case Unreadable unreadable -> sifted.unreadable.add(unreadable);
                case Readable readable -> sifted.sift(readable, known);
            }
        }
        return sifted;
    }

    private void sift(Readable arrival, Map<UUID, Known> known) {
        Known self = new Known(arrival.event().accountId(), arrival.hash());
        Known first = known.putIfAbsent(arrival.event().eventId(), self);
        if (first == null) {
            fresh.add(arrival);
        } else if (first.saysTheSame(arrival)) {
            duplicates.add(arrival);
        } else {
            conflicting.add(arrival);
        }
    }
}
