package dev.thinkwatt.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.thinkwatt.e2e.replica.Replica;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Whatever happens to two replicas, every history of every subscriber has an order. {@code -Dhistories.minutes} runs it for
 * longer, {@code -Dseed} repeats its choices, though not what the machine makes of them.
 */
class HistoriesTest {

    private static final double MINUTES = Double.parseDouble(System.getProperty("histories.minutes", "0"));
    private static final long SEED = Long.getLong("seed", new Random().nextLong());
    private static final Path FOLDER = Path.of("target", "histories").toAbsolutePath();

    private static final Duration KAFKA_AWAY = Duration.parse(System.getProperty("histories.kafka-away", "PT20S"));

    /** The longer it is away, the slower they ask. */
    private static final Duration PAUSE_MAX = KAFKA_AWAY.dividedBy(800);

    private static final String EXPIRY = "expiry";
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** Those that every run has. They are announced before the first replica is killed. */
    private static final List<String> EPISODES =
            List.of("e0", "e1", "e2", "e3", "e4", "stampede", "kafka", "postgres", EXPIRY);

    private static final Map<String, Episode> KNOWN = new HashMap<>();
    private static Site site;
    private static Rows rows;
    private static Audit audit;

    @BeforeAll
    static void start() throws Exception {
        site = Site.start(FOLDER);
        rows = new Rows(site);
        audit = new Audit(site.replicas());
        new Published(site.kafkaServers()).plansAndKey();
        for (String name : EPISODES) {
            episode(name).announce();
        }
    }

    @AfterAll
    static void stop() throws Exception {
        site.close();
    }

    @Test
    void haveAnOrderWhateverHappensToTheReplicas() throws Exception {
        Random random = new Random(SEED);
        List<Episode> episodes = new ArrayList<>();
        Tally tally = new Tally(random);
        long endsAt =
                System.nanoTime() + (long) (MINUTES * Duration.ofMinutes(1).toNanos());
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        for (int number = 0; System.nanoTime() < endsAt || number < faults.size(); number++) {
            if (number % faults.size() == 0) {
                Collections.shuffle(faults, random);
            }
            Fault fault = faults.get(number % faults.size());
            Episode episode = episode("e" + number).run(fault);
            episode.requireLinearizable();
            tally.add(fault, episode);
            episodes.add(episode);
        }

        int again = requireRowsThatAgree(episodes);
        System.out.printf("%s%d usage events were sent again after a kill or a pause; -Dseed=%d%n", tally, again, SEED);
        assertThat(tally.refusedShare())
                .as("altered histories, -Dseed=%d", SEED)
                .isGreaterThan(0.8);
    }

    /** Of so many that ask at once exactly as many as the limit says get the model, the next its fallback, and the rest nothing. */
    @Test
    void giveOutExactlyWhatThereIsWhileAReplicaIsKilled() throws Exception {
        Episode episode = episode("stampede").stampede(20, (site, random) -> {
            Thread.sleep(random.nextInt(150));
            Replica victim = site.replicas().get(random.nextInt(2));
            victim.kill();
            victim.start();
        });

        assertThat(rows.served(episode.subscribers()))
                .as("-Dseed=%d", SEED)
                .hasSize(episode.subscribers().size())
                .allSatisfy((subscriber, served) ->
                        assertThat(served).isEqualTo(Map.of(Published.THINKING, 5, Published.MINI, 4, "none", 11)));
        episode.requireLinearizable();
        requireRowsThatAgree(List.of(episode));
    }

    @Test
    void leaveOneEventStandingOfWhatIsSettledWhileOrAfterItsHoldRunsOut() throws Exception {
        Episode episode = episode(EXPIRY).run(Fault.KILL);
        await("no hold is left").atMost(PATIENCE).until(() -> rows.inState("OPEN", episode.subscribers()) == 0);
        long expired = rows.inState("EXPIRED", episode.subscribers());

        episode.settleLate();

        assertThat(rows.inState("EXPIRED", episode.subscribers()))
                .as("of %d that expired, -Dseed=%d", expired, SEED)
                .isBetween(1L, expired - 1);
        requireRowsThatAgree(List.of(episode));
    }

    @Test
    void goOnWhileKafkaIsAwayAndLoseNothing() throws Exception {
        List<Double> ages = new ArrayList<>();
        AtomicLong waiting = new AtomicLong();

        Episode episode = episode("kafka").run(PAUSE_MAX, (site, random) -> {
            site.stopKafka();
            Thread.sleep(KAFKA_AWAY);
            site.replicas().forEach(replica -> ages.add(replica.metric("outbox_oldest_age_seconds")));
            waiting.set(rows.outbox());
            site.startKafka();
        });

        System.out.printf(
                "Kafka was away for %s: %d events waited, the oldest for %.0f s; -Dseed=%d%n",
                KAFKA_AWAY, waiting.get(), Collections.max(ages), SEED);
        assertThat(Collections.max(ages)).as("seconds that events waited").isGreaterThan(KAFKA_AWAY.toSeconds() - 4.0);
        assertThat(waiting).as("events that waited").hasPositiveValue();
        assertThat(episode.unavailable()).as("answered 503, -Dseed=%d", SEED).isZero();
        episode.requireLinearizable();
        requireRowsThatAgree(List.of(episode));
    }

    /** A call that is answered otherwise than its interface says, or 503 without when to come back, fails the episode. */
    @Test
    void areAnswered503WhilePostgresIsRestartedAndTakeNothingByHalves() throws Exception {
        Episode episode = episode("postgres").run((site, random) -> {
            Thread.sleep(1_000 + random.nextInt(1_000));
            site.stopPostgresAtOnce();
            Thread.sleep(1_500);
            site.startPostgres();
            Thread.sleep(4_000);
        });

        assertThat(episode.unavailable()).as("answered 503, -Dseed=%d", SEED).isPositive();
        episode.requireLinearizable();
        requireRowsThatAgree(List.of(episode));
    }

    private static Episode episode(String name) {
        String plan = name.equals(EXPIRY) ? Published.EXPIRING : Published.HELD;
        return KNOWN.computeIfAbsent(name, any -> new Episode(name, SEED, site, plan));
    }

    /** How many usage events were sent again. */
    private static int requireRowsThatAgree(List<Episode> episodes) throws Exception {
        int again = 0;
        for (Episode episode : episodes) {
            rows.requireCountersThatAgree(episode.subscribers());
            again += new UsageTopic(site).requireOneEventEach(rows, episode);
        }
        audit.requireNothingFound();
        return again;
    }
}
