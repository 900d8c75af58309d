package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Call.Decide;
import dev.thinkwatt.e2e.history.Call.Read;
import dev.thinkwatt.e2e.history.Call.Release;
import dev.thinkwatt.e2e.history.Call.Settle;
import dev.thinkwatt.e2e.history.Call.Stand;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** One of many that ask for the same few subscribers: it asks, asks again, asks twice at once, loses patience, settles, releases. */
final class Client {

    private static final Duration PATIENCE = Duration.ofMillis(1_500);
    private static final int TRIES_MAX = 4;
    private static final List<String> CAUSES = List.of("SERVER_ERROR", "TIMEOUT", "NOT_SENT", "CLIENT_ERROR");

    private final String name;
    private final Gateway gateway;
    private final Requests requests;
    private final Random random;
    private int asked;

    Client(String name, Gateway gateway, Requests requests, Random random) {
        this.name = name;
        this.gateway = gateway;
        this.requests = requests;
        this.random = random;
    }

    /**
     * Goes on as long as it may.
     *
     * @param pauseMax between two things that it does
     */
    void run(BooleanSupplier goesOn, Duration pauseMax) {
        try {
            while (goesOn.getAsBoolean()) {
                act(requests.anySubscriber(random));
                Thread.sleep(random.nextLong(pauseMax.toMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Asks for what everybody wants, of both replicas at once or of one after the other, until it is answered. */
    void stampede(String subscriber, int number) {
        Decide ask = new Decide(name, Published.THINKING, true, 0);
        requests.add(subscriber, ask);
        try {
            if (number % 3 == 0) {
                twiceAtOnce(subscriber, ask);
            }
            untilAnswered(subscriber, ask, number % 2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void act(String subscriber) throws InterruptedException {
        Decide old = requests.any(subscriber, random);
        if (old == null) {
            askNew(subscriber);
            return;
        }
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> askNew(subscriber);
            case 8, 9 -> send(subscriber, old, anyReplica());
            case 10 -> send(subscriber, inAnotherBody(old), anyReplica());
            case 11, 12, 13 -> close(subscriber, new Settle(old.requestId(), 1 + random.nextInt(2)));
            case 14, 15, 16 ->
                close(subscriber, new Release(old.requestId(), CAUSES.get(random.nextInt(CAUSES.size()))));
            case 17 -> close(subscriber, new Read(old.requestId()));
            default -> send(subscriber, new Stand(), anyReplica());
        }
    }

    /** The same request id and other words: whichever comes first is decided. */
    static Decide inAnotherBody(Decide ask) {
        return new Decide(ask.requestId(), ask.model(), ask.manual(), 7);
    }

    private void askNew(String subscriber) throws InterruptedException {
        String model = random.nextInt(5) == 0 ? Published.MINI : Published.THINKING;
        Decide ask = new Decide(name + "-" + asked++, model, random.nextInt(8) != 0, 0);
        requests.add(subscriber, ask);
        switch (random.nextInt(6)) {
            case 0 -> twiceAtOnce(subscriber, ask);
            case 1 -> impatiently(subscriber, ask);
            default -> untilAnswered(subscriber, ask, anyReplica());
        }
    }

    private void twiceAtOnce(String subscriber, Decide ask) throws InterruptedException {
        Thread other = Thread.ofVirtual().start(() -> send(subscriber, ask, 0));
        send(subscriber, ask, 1);
        other.join();
    }

    /** Gives up long before an answer can be there; half of them ask again. */
    private void impatiently(String subscriber, Decide ask) throws InterruptedException {
        int replica = anyReplica();
        gateway.send(name, subscriber, ask, replica, Duration.ofMillis(1 + random.nextInt(15)));
        if (random.nextBoolean()) {
            untilAnswered(subscriber, ask, 1 - replica);
        }
    }

    /** Each try goes to the other replica. */
    private void untilAnswered(String subscriber, Decide ask, int first) throws InterruptedException {
        for (int attempt = 0; attempt < TRIES_MAX; attempt++) {
            if (send(subscriber, ask, (first + attempt) % 2) != null) {
                return;
            }
            Thread.sleep(50);
        }
    }

    /** Only what was answered has an id by which to settle, release or read it. */
    private void close(String subscriber, Call call) {
        String requestId = call.requestId();
        if (requestId != null && gateway.knows(subscriber, requestId)) {
            send(subscriber, call, anyReplica());
        }
    }

    private @Nullable Reply send(String subscriber, Call call, int replica) {
        return gateway.send(name, subscriber, call, replica, PATIENCE);
    }

    private int anyReplica() {
        return random.nextInt(2);
    }
}
