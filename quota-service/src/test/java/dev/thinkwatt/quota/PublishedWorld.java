package dev.thinkwatt.quota;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.model.catalog.CatalogPublished;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedDefault;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedMigration;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedModel;
import dev.thinkwatt.model.catalog.CatalogPublished.PublishedPlan;
import dev.thinkwatt.model.catalog.Migration;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.quota.subscriber.Lookup;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.json.Json;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/** Plays the catalog and billing: publishes plans, defaults, accounts and seats to Kafka. */
@Singleton
public class PublishedWorld {

    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    private final KafkaProducer<String, byte[]> producer;
    private final Subscribers subscribers;
    private final AtomicLong revision = new AtomicLong();
    private final AtomicLong number = new AtomicLong();

    PublishedWorld(@ConfigProperty(name = "kafka.bootstrap.servers") String servers, Subscribers subscribers) {
        this.producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", servers), new StringSerializer(), new ByteArraySerializer());
        this.subscribers = subscribers;
    }

    /** A subscriber of a plan that is published for them, with gpt-5 as its default. */
    public String subscriberOf(Plan plan) {
        return subscriberOf(plan, "UTC", Account.Status.ACTIVE);
    }

    public String subscriberOf(Plan plan, String zone, Account.Status status) {
        long own = number.incrementAndGet();
        publish(plan);
        publishDefault(plan.id(), Plans.REGULAR, LONG_AGO);
        Account account = Plans.account("account-" + own, plan.id(), zone, status);
        PublishedAccount published = new PublishedAccount(revision.incrementAndGet(), account);
        send("account.published", published.key(), published);
        return seatOf(account.accountId(), "subscriber-" + own);
    }

    /** The account of a subscriber that is one by {@link #subscriberOf}, with another status from now on. */
    public void publishStatus(String subscriberId, Plan plan, Account.Status status) {
        Account account = Plans.account(accountOf(subscriberId), plan.id(), "UTC", status);
        PublishedAccount published = new PublishedAccount(revision.incrementAndGet(), account);
        send("account.published", published.key(), published);
    }

    /** A subscriber of an account whose plan nobody has published. */
    public String subscriberWithoutPlan() {
        long own = number.incrementAndGet();
        Account account = Plans.account("account-" + own, "never-published", "UTC");
        PublishedAccount published = new PublishedAccount(revision.incrementAndGet(), account);
        send("account.published", published.key(), published);
        String subscriberId = "subscriber-" + own;
        publishSeat(account.accountId(), subscriberId);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> subscribers.seated(subscriberId, Instant.now()).isPresent());
        return subscriberId;
    }

    /** One more subscriber of an account. */
    public String seatOf(String accountId, String subscriberId) {
        publishSeat(accountId, subscriberId);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> subscribers.at(subscriberId, Instant.now()) instanceof Lookup.Known);
        return subscriberId;
    }

    /** A subscriber that is one by {@link #subscriberOf} has no seat any more. */
    public void endSeat(String subscriberId) {
        publishSeat(accountOf(subscriberId), subscriberId, LONG_AGO, Instant.now());
        await().atMost(Duration.ofSeconds(20))
                .until(() -> subscribers.at(subscriberId, Instant.now()) instanceof Lookup.NotKnown);
    }

    /** The seat of a subscriber that is one by {@link #subscriberOf} is of another account from now on. */
    public void moveSeat(String subscriberId, String accountId) {
        Instant now = Instant.now();
        publishSeat(accountOf(subscriberId), subscriberId, LONG_AGO, now);
        publishSeat(accountId, subscriberId, now, null);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> subscribers.at(subscriberId, Instant.now()) instanceof Lookup.Known(var present)
                        && present.account().accountId().equals(accountId));
    }

    /** The account of a subscriber that is one by {@link #subscriberOf}. */
    public static String accountOf(String subscriberId) {
        return subscriberId.replace("subscriber-", "account-");
    }

    private void publishSeat(String accountId, String subscriberId) {
        publishSeat(accountId, subscriberId, LONG_AGO, null);
    }

    private void publishSeat(String accountId, String subscriberId, Instant from, @Nullable Instant until) {
        Seat seat = new Seat(accountId, subscriberId, from, until);
        PublishedSeat published = new PublishedSeat(revision.incrementAndGet(), seat);
        send("account.published", published.key(), published);
    }

    public void publish(Plan plan) {
        publish(new PublishedPlan(revision.incrementAndGet(), LONG_AGO, null, plan));
    }

    /** A version that takes the place of the one before at an instant. */
    public void publish(Plan plan, Instant from) {
        publish(new PublishedPlan(revision.incrementAndGet(), from, null, plan));
    }

    public void publish(Migration migration) {
        publish(new PublishedMigration(revision.incrementAndGet(), migration, false));
    }

    public void publishDefault(String planId, String model, Instant from) {
        publish(new PublishedDefault(revision.incrementAndGet(), planId, model, from, "test"));
    }

    public void publishRetirement(ServedModel model, Instant retiresAt) {
        publish(new PublishedModel(revision.incrementAndGet(), model, retiresAt));
    }

    private void publish(CatalogPublished thing) {
        send("catalog.published", thing.key(), thing);
    }

    private void send(String topic, String key, Object value) {
        try {
            var _ = producer.send(
                    new ProducerRecord<>(topic, key, Json.tolerant().writeValueAsBytes(value)));
            producer.flush();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(5));
    }
}
