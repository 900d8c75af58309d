package dev.thinkwatt.bench.rating;

import dev.thinkwatt.bench.machine.Market;
import dev.thinkwatt.bench.machine.Place;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Usage events, sent as quota-service sends them, of accounts drawn from a fixed seed. */
final class UsageEvents implements AutoCloseable {

    static final String TOPIC = "usage.recorded";

    private static final Duration LASTED = Duration.ofSeconds(3);
    private static final int TRANSACTION_MAX_MS = 900_000;

    private final KafkaProducer<String, byte[]> kafka;
    private final int accounts;
    private final Iterator<Tokens> tokens;
    private final Random random = new Random(42);
    private volatile @Nullable Exception lost;

    private UsageEvents(KafkaProducer<String, byte[]> kafka, int accounts, Iterator<Tokens> tokens) {
        this.kafka = kafka;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** A sender whose events appear all at once, when all of them are in Kafka. */
    static UsageEvents atOnce(Place place, int accounts, Iterator<Tokens> tokens) {
        UsageEvents events = new UsageEvents(
                producer(
                        place,
                        Map.of(
                                "transactional.id",
                                "bench-" + UUID.randomUUID(),
                                "transaction.timeout.ms",
                                TRANSACTION_MAX_MS,
                                "linger.ms",
                                20,
                                "batch.size",
                                1 << 18)),
                accounts,
                tokens);
        events.kafka.initTransactions();
        return events;
    }

    /** A sender whose events can be read as they are sent. */
    static UsageEvents oneByOne(Place place, int accounts) {
        return new UsageEvents(producer(place, Map.of("linger.ms", 5)), accounts, Tokens.drawn());
    }

    private static KafkaProducer<String, byte[]> producer(Place place, Map<String, Object> further) {
        Map<String, Object> settings = new HashMap<>(further);
        settings.put("bootstrap.servers", "127.0.0.1:" + place.kafka());
        settings.put("acks", "all");
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    static String account(int number) {
        return "bench-account-" + number;
    }

    /** Sends so many of now. When this returns, all of them can be read, and none could a moment before. */
    void backlog(long count) throws Exception {
        backlog(count, number -> Instant.now());
    }

    /** @param settledAt when each was settled, by its number */
    void backlog(long count, LongFunction<Instant> settledAt) throws Exception {
        kafka.beginTransaction();
        for (long i = 0; i < count; i++) {
            send(settledAt.apply(i));
        }
        kafka.commitTransaction();
        requireNoneLost();
    }

    /** Sends at a constant rate. Each event says that it was settled when it was meant to be sent, however late that was. */
    void steady(double perSecond, Duration lasts) throws Exception {
        long count = (long) (perSecond * lasts.toNanos() / 1e9);
        long startedAt = System.nanoTime();
        Instant first = Instant.now();
        for (long i = 0; i < count; i++) {
            long due = (long) (i * 1e9 / perSecond);
            long early = startedAt + due - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(early);
            }
            send(first.plusNanos(due));
        }
        kafka.flush();
        requireNoneLost();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback looks
    private void send(Instant settledAt) {
        int account = random.nextInt(accounts);
        kafka.send(
                new ProducerRecord<>(TOPIC, account(account) + "-seat", event(account, settledAt)), (sent, failure) -> {
                    if (failure != null) {
                        lost = failure;
                    }
                });
    }

    private void requireNoneLost() throws Exception {
        Exception failure = lost;
        if (failure != null) {
            throw failure;
        }
    }

    private byte[] event(int account, Instant settledAt) {
        UUID id = UUID.randomUUID();
        Tokens tokens = this.tokens.next();
        Instant started = settledAt.minus(LASTED);
        String json = """
                {"eventId":"%1$s","decisionId":"20261127:%2$s-seat:%1$s","revision":0,"accountId":"%2$s","subscriberId":"%2$s-seat",\
                "requestId":"%1$s","plan":{"id":"%3$s","version":1},"requestedModel":"%4$s","model":"%4$s","selection":"MANUAL",\
                "overage":false,"usage":{"inputTokens":%5$d,"cachedInputTokens":%6$d,"cacheWriteTokens":0,"cacheWriteHourTokens":0,\
                "outputTokens":%7$d,"reasoningTokens":%8$d,"audioInputTokens":0,"audioOutputTokens":0,"imageInputTokens":0,\
                "imageOutputTokens":0,"toolCalls":0},"site":"%9$s","serviceTier":"STANDARD","startedAt":"%10$s","endedAt":"%11$s",\
                "decidedAt":"%10$s","settledAt":"%11$s"}""".formatted(
                        id,
                        account(account),
                        Market.PLAN,
                        Market.MODEL,
                        tokens.input(),
                        tokens.cachedInput(),
                        tokens.output(),
                        tokens.reasoning(),
                        Market.SITE,
                        started,
                        settledAt);
        return json.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        kafka.close();
    }
}
