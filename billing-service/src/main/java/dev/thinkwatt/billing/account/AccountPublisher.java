package dev.thinkwatt.billing.account;

import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** Tells of accounts and seats, in the transaction that changes them. */
@ApplicationScoped
class AccountPublisher {

    private static final String TOPIC = "account.published";
    private static final String TYPE = "dev.thinkwatt.account.published.v1";
    private static final String SOURCE = "/billing-service";

    private final Outbox outbox;
    private final Event<AccountOpened> opened;
    private final Clock clock;

    AccountPublisher(Outbox outbox, Event<AccountOpened> opened, Clock clock) {
        this.outbox = outbox;
        this.opened = opened;
        this.clock = clock;
    }

    void publish(AccountRow row) {
        append(new PublishedAccount(published(row.revision), row.toAccount()));
        opened.fire(new AccountOpened(row.accountId));
    }

    void publish(SeatRow row) {
        append(new PublishedSeat(published(row.revision), row.toSeat()));
    }

    /** Rows count their versions from 0, what is published counts from 1. */
    private static long published(long version) {
        return version + 1;
    }

    private void append(AccountPublished published) {
        String name = published.key() + "#" + published.revision();
        UUID eventId = UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
        outbox.append(
                OutboxMessage.cloudEvent(SOURCE, TYPE, eventId, TOPIC, published.key(), clock.instant(), published));
    }
}
