package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.decision.SentRepository.Page;
import dev.thinkwatt.quota.subscriber.Subscribers;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Appends usage events to the outbox again, from the decisions that are kept: a page of a day's at a time, each in one transaction. */
@ApplicationScoped
public class UsageResender {

    private static final int DECISIONS_MAX = 500;

    private final Database database;
    private final SentRepository sent;
    private final CounterRepository counters;
    private final Subscribers subscribers;
    private final Outbox outbox;

    UsageResender(
            Database database,
            SentRepository sent,
            CounterRepository counters,
            Subscribers subscribers,
            Outbox outbox) {
        this.database = database;
        this.sent = sent;
        this.counters = counters;
        this.subscribers = subscribers;
        this.outbox = outbox;
    }

    /**
     * What was appended of a part of a day.
     *
     * @param lacking how many events could not be rebuilt
     * @param last where to go on; null where the day is done
     */
    public record Part(int events, int lacking, @Nullable SentPlace last) {}

    /**
     * Whether no more messages wait for Kafka than that.
     *
     * @throws ProblemException 503 if the database does not tell
     */
    public boolean hasRoom(int pendingMax) {
        return database.read(connection -> !outbox.holdsMoreThan(connection, pendingMax));
    }

    /**
     * The next part of the decisions that were made on a day, as far as they sent events from an instant on.
     *
     * @throws ProblemException 503 if the database cannot now
     */
    public Part next(LocalDate day, SentPlace after, Instant from) {
        Part part = database.transact(connection -> next(connection, day, after, from));
        outbox.wake();
        return part;
    }

    /** Under the subscribers' locks: nobody then settles what has run out, and sends its correction, before its estimate is here. */
    private Part next(Connection connection, LocalDate day, SentPlace after, Instant from) throws SQLException {
        Page page = sent.page(connection, day, after, from, DECISIONS_MAX);
        List<SentPlace> places = page.sent();
        if (places.isEmpty()) {
            return new Part(0, 0, page.last());
        }
        Set<Owner> owners = places.stream()
                .map(place -> Owner.subscriber(place.subscriberId()))
                .collect(Collectors.toSet());
        counters.lock(connection, owners);
        Map<DecisionKey, Receipt> receipts = sent.find(connection, day, places);
        List<RebuiltUsage> rebuilt = places.stream()
                .flatMap(place -> Optional.ofNullable(receipts.get(place.key())).stream())
                .map(receipt -> rebuilt(receipt, from))
                .toList();
        List<OutboxMessage> events = rebuilt.stream()
                .map(RebuiltUsage::events)
                .flatMap(Collection::stream)
                .toList();
        outbox.append(connection, events);
        return new Part(
                events.size(), rebuilt.stream().mapToInt(RebuiltUsage::lacking).sum(), page.last());
    }

    private RebuiltUsage rebuilt(Receipt receipt, Instant from) {
        return RebuiltUsage.of(
                receipt,
                subscribers.plan(Objects.requireNonNull(receipt.answer().plan())),
                from);
    }
}
