package dev.thinkwatt.e2e.history;

import static dev.thinkwatt.e2e.history.Cases.MINI;
import static dev.thinkwatt.e2e.history.Cases.THINKING;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Call.Release;
import dev.thinkwatt.e2e.history.Call.Settle;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;

/** Clients in a made-up time, who ask a service all at once, repeat themselves, and give up. One seed, one history. */
final class SimulatedClients {

    private static final int REQUESTS = 12;

    private final Random random;
    private final Function<Call, Reply> service;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Operation> history = new ArrayList<>();

    private record Event(long at, int number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Integer.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    SimulatedClients(Random random, Function<Call, Reply> service) {
        this.random = random;
        this.service = service;
    }

    List<Operation> run(int clients, int callsEach) {
        for (int client = 0; client < clients; client++) {
            schedule(random.nextInt(10), "c" + client, callsEach);
        }
        while (!events.isEmpty()) {
            events.remove().what().run();
        }
        return history;
    }

    /** A call is carried out somewhere between its start and its answer; some get none, and of those some are never carried out. */
    private void schedule(long startsAt, String client, int left) {
        if (left == 0) {
            return;
        }
        Call call = call();
        boolean lost = random.nextInt(10) == 0;
        boolean never = lost && random.nextBoolean();
        long doneAt = startsAt + 1 + random.nextInt(20);
        long answeredAt = doneAt + 1 + random.nextInt(20);
        if (lost) {
            history.add(Operation.open(client, startsAt, call));
        }
        at(never ? answeredAt : doneAt, () -> {
            Reply reply = never ? new Reply.Refused(0) : service.apply(call);
            if (!lost) {
                history.add(new Operation(client, startsAt, answeredAt, call, reply));
            }
        });
        at(answeredAt, () -> schedule(answeredAt + 1 + random.nextInt(10), client, left - 1));
    }

    private Call call() {
        String requestId = "r" + random.nextInt(REQUESTS);
        return switch (random.nextInt(10)) {
            case 0 -> new Settle(requestId, random.nextInt(2));
            case 1, 2, 3 -> new Release(requestId, random.nextInt(5) == 0 ? "CLIENT_ERROR" : "TIMEOUT");
            case 4 -> new Call.Stand();
            case 5 -> new Call.Read(requestId);
            default ->
                new Decide(
                        requestId,
                        requestId.endsWith("3") ? MINI : THINKING,
                        !requestId.endsWith("7"),
                        random.nextInt(20) == 0 ? 1 : 0);
        };
    }

    private void at(long when, Runnable what) {
        events.add(new Event(when, events.size(), what));
    }
}
