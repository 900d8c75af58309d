package dev.thinkwatt.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.e2e.history.Call.Decide;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A few seconds in which many clients ask for the same few new subscribers while something goes wrong. */
final class Episode {

    private static final int SUBSCRIBERS = 4;
    private static final int CLIENTS = 8;
    private static final Duration PAUSE_MAX = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final int ENTRIES_TRIED_MAX = 200_000;

    private final String name;
    private final long seed;
    private final Site site;
    private final Gateway gateway;
    private final Requests requests;
    private final String plan;
    private boolean announced;

    /** What happens meanwhile. */
    @FunctionalInterface
    interface Trouble {
        void strike(Site site, Random random) throws Exception;
    }

    Episode(String name, long seed, Site site, String plan) {
        this.plan = plan;
        this.name = name;
        this.seed = seed;
        this.site = site;
        this.gateway = new Gateway(site.replicas());
        this.requests = new Requests(IntStream.range(0, SUBSCRIBERS)
                .mapToObj(number -> name + "-s" + number)
                .toList());
    }

    /** Runs the clients until the trouble is over, then asks once more for everything that may have happened. */
    Episode run(Trouble trouble) throws Exception {
        return run(PAUSE_MAX, trouble);
    }

    /**
     * The same with clients that take their time. What a history costs to check grows with the square of its length, so that
     * a long trouble needs slow ones.
     */
    Episode run(Duration pauseMax, Trouble trouble) throws Exception {
        introduce();
        AtomicBoolean goesOn = new AtomicBoolean(true);
        meanwhile(
                trouble,
                IntStream.range(0, CLIENTS)
                        .mapToObj(number -> () -> client(number).run(goesOn::get, pauseMax)),
                () -> goesOn.set(false));
        return this;
    }

    /** So many ask for the same model at the same moment; each asks once, and again until it is answered. */
    Episode stampede(int asksEach, Trouble trouble) throws Exception {
        introduce();
        await("a minute that lasts longer than the stampede")
                .atMost(PATIENCE)
                .until(() -> Instant.now().atZone(ZoneOffset.UTC).getSecond() < 50);
        meanwhile(
                trouble,
                IntStream.range(0, asksEach * SUBSCRIBERS)
                        .mapToObj(number -> () -> client(number)
                                .stampede(requests.subscribers().get(number % SUBSCRIBERS), number / SUBSCRIBERS)),
                () -> {});
        return this;
    }

    /** Settles every second request, of both replicas, once all holds ran out; what was settled or released refuses. */
    void settleLate() {
        requests.subscribers().parallelStream().forEach(subscriber -> {
            List<Decide> asks = requests.of(subscriber);
            for (int i = 0; i < asks.size(); i += 2) {
                answered(subscriber, new Call.Settle(asks.get(i).requestId(), 3), 0);
                answered(subscriber, new Call.Settle(asks.get(i).requestId(), 3), 1);
            }
        });
    }

    private Client client(int number) {
        return new Client(name + "-c" + number, gateway, requests, new Random(seed + name.hashCode() + number));
    }

    private void meanwhile(Trouble trouble, Stream<Runnable> clients, Runnable end) throws Exception {
        List<Thread> threads = clients.map(Thread.ofVirtual()::start).toList();
        try {
            trouble.strike(site, new Random(seed + name.hashCode()));
        } finally {
            end.run();
            for (Thread thread : threads) {
                thread.join();
            }
        }
        site.awaitReady();
        conclude();
    }

    /** Publishes its subscribers. Once a replica was killed, Kafka takes its time to give what that read to another. */
    void announce() throws InterruptedException {
        if (!announced) {
            new Published(site.kafkaServers()).seats(name, plan, requests.subscribers());
            announced = true;
        }
    }

    private void introduce() throws InterruptedException {
        announce();
        Gateway stranger = new Gateway(site.replicas());
        for (String subscriber : requests.subscribers()) {
            for (int replica = 0; replica < 2; replica++) {
                int asked = replica;
                await(subscriber)
                        .pollDelay(Duration.ZERO)
                        .atMost(PATIENCE)
                        .until(() -> stranger.send("stranger", subscriber, new Call.Stand(), asked, PATIENCE)
                                instanceof Reply.Stood);
            }
        }
    }

    /** Who was left without an answer asks again and finds the truth; then every receipt and standing is read. */
    private void conclude() {
        requests.subscribers().parallelStream().forEach(subscriber -> {
            for (Decide ask : requests.of(subscriber)) {
                if (!gateway.knows(subscriber, ask.requestId())) {
                    answered(subscriber, ask, 0);
                }
                if (!gateway.knows(subscriber, ask.requestId())) {
                    answered(subscriber, Client.inAnotherBody(ask), 0);
                }
                answered(subscriber, new Call.Read(ask.requestId()), 1);
            }
            answered(subscriber, new Call.Stand(), 0);
            answered(subscriber, new Call.Stand(), 1);
        });
    }

    private void answered(String subscriber, Call call, int replica) {
        if (gateway.send("last", subscriber, call, replica, PATIENCE) == null) {
            await(call + " of " + subscriber + described()).atMost(PATIENCE).until(() -> {
                assertThat(gateway.surprises()).as(described()).isEmpty();
                return gateway.send("last", subscriber, call, replica, PATIENCE) != null;
            });
        }
    }

    List<String> subscribers() {
        return requests.subscribers();
    }

    List<Operation> history(String subscriber) {
        return gateway.history(subscriber);
    }

    long unavailable() {
        return gateway.unavailable();
    }

    /** Every history has an order, and nobody was answered what the interface does not know. */
    void requireLinearizable() {
        assertThat(gateway.surprises()).as(described()).isEmpty();
        for (String subscriber : requests.subscribers()) {
            Verdict verdict = new Checker(Published.TERMS, ENTRIES_TRIED_MAX).check(history(subscriber));
            assertThat(verdict).as(() -> told(subscriber, verdict)).isInstanceOf(Verdict.Linearizable.class);
        }
    }

    private String told(String subscriber, Verdict verdict) {
        String where = subscriber + described();
        return switch (verdict) {
            case Verdict.Linearizable found -> where;
            case Verdict.Undecided undecided -> where + ": too long to be decided";
            case Verdict.Refused refused ->
                where + ": no order. It goes as far as\n" + lines(refused.longest()) + "\nand then none of these fits\n"
                        + lines(refused.stuck());
        };
    }

    private static String lines(List<Operation> operations) {
        return String.join(
                "\n", operations.stream().map(operation -> "  " + operation).toList());
    }

    private String described() {
        return " in episode " + name + ", -Dseed=" + seed;
    }
}
