package dev.thinkwatt.e2e.history;

import static dev.thinkwatt.e2e.history.Cases.MINI;
import static dev.thinkwatt.e2e.history.Cases.THINKING;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Call.Release;
import dev.thinkwatt.e2e.history.Call.Settle;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Function;

/** Clients in a made-up time, who ask a service all at once, repeat themselves, and give up. One seed, one history. */
final class SimulatedClients {

    private final Random random;
    private final int requests;
    private final int lostPercent;
    private final Function<Call, Reply> service;
    private final PriorityQueue<Event> events = new PriorityQueue<>();
    private final List<Operation> history = new ArrayList<>();
    private final Map<String, Long> decidedAt = new HashMap<>();
    private final Map<String, Long> closedAt = new HashMap<>();

    private record Event(long at, int number, Runnable what) implements Comparable<Event> {
        @Override
        public int compareTo(Event other) {
            return at == other.at ? Integer.compare(number, other.number) : Long.compare(at, other.at);
        }
    }

    /**
     * @param requests how many request ids there are among all clients
     * @param lostPercent how many calls get no answer
     */
    SimulatedClients(Random random, int requests, int lostPercent, Function<Call, Reply> service) {
        this.random = random;
        this.requests = requests;
        this.lostPercent = lostPercent;
        this.service = service;
    }

    List<Operation> run(int clients, int callsEach) {
        for (int client = 0; client < clients; client++) {
            schedule(random.nextInt(10), "c" + client, callsEach);
        }
        while (!events.isEmpty()) {
            events.remove().what().run();
        }
        conclude();
        return history;
    }

    /** Once all is quiet, every receipt and the standing are read. */
    private void conclude() {
        long at = Cases.seconds(1);
        for (int request = 0; request < requests; request++) {
            answered(at++, new Call.Read("r" + request));
        }
        answered(at, new Call.Stand());
    }

    private void answered(long at, Call call) {
        history.add(new Operation("last", at, at, call, service.apply(call), told(call)));
    }

    /** A call is carried out somewhere between its start and its answer; some get none, and of those some are never carried out. */
    private void schedule(long startsAt, String client, int left) {
        if (left == 0) {
            return;
        }
        Call call = call();
        boolean lost = random.nextInt(100) < lostPercent;
        boolean never = lost && random.nextBoolean();
        long doneAt = startsAt + 1 + random.nextInt(20);
        long answeredAt = doneAt + 1 + random.nextInt(20);
        if (lost) {
            history.add(Operation.open(client, startsAt, call));
        }
        at(never ? answeredAt : doneAt, () -> {
            Reply reply = never ? new Reply.Refused(0) : service.apply(call);
            note(call, reply, doneAt);
            if (!lost) {
                history.add(new Operation(client, startsAt, answeredAt, call, reply, told(call)));
            }
        });
        at(answeredAt, () -> schedule(answeredAt + 1 + random.nextInt(10), client, left - 1));
    }

    /** A clock that is not to be relied on, as the service's is none that orders its commits. */
    private void note(Call call, Reply reply, long doneAt) {
        String requestId = String.valueOf(call.requestId());
        long said = doneAt + random.nextInt(5);
        if (reply instanceof Reply.Decided decided && !decided.replayed()) {
            decidedAt.put(requestId, said);
        } else if (reply instanceof Reply.Closed closed && !closed.replayed()) {
            closedAt.put(requestId, said);
        }
    }

    private Operation.Told told(Call call) {
        String requestId = String.valueOf(call.requestId());
        return new Operation.Told(
                decidedAt.getOrDefault(requestId, Operation.NEVER), closedAt.getOrDefault(requestId, Operation.NEVER));
    }

    private Call call() {
        String requestId = "r" + random.nextInt(requests);
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
