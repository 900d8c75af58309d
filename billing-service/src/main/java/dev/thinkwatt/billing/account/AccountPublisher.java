package dev.thinkwatt.billing.account;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.account.AccountPublished;
import dev.thinkwatt.model.account.AccountPublished.PublishedAccount;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import dev.thinkwatt.model.account.Seat;
import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.UUID;

/** Tells other services and the audit trail of accounts and seats, in the transaction that changes them. */
@ApplicationScoped
class AccountPublisher {

    private static final String TOPIC = "account.published";
    private static final String TYPE = "dev.thinkwatt.account.published.v1";
    private static final String SOURCE = "/billing-service";

    private final Outbox outbox;
    private final Event<AccountOpened> opened;
    private final Audit audit;
    private final Clock clock;

    AccountPublisher(Outbox outbox, Event<AccountOpened> opened, Audit audit, Clock clock) {
        this.outbox = outbox;
        this.opened = opened;
        this.audit = audit;
        this.clock = clock;
    }

    void opened(AccountRow row) {
        PublishedAccount published = new PublishedAccount(published(row.revision), row.toAccount());
        append(published);
        audit.record(Act.created("account.opened", "account", row.accountId, published.account()));
        opened.fire(new AccountOpened(row.accountId));
    }

    /** @param before the account with the plans that it had */
    void planChanged(AccountRow row, Account before) {
        PublishedAccount published = new PublishedAccount(published(row.revision), row.toAccount());
        append(published);
        audit.record(Act.changed("account.plan-changed", "account", row.accountId, before, published.account()));
    }

    /** @param before the account with the status that it had */
    void statusChanged(AccountRow row, Account before, String reason) {
        PublishedAccount published = new PublishedAccount(published(row.revision), row.toAccount());
        append(published);
        String action = row.status == Account.Status.SUSPENDED ? "account.suspended" : "account.reinstated";
        audit.record(Act.changed(action, "account", row.accountId, before, published.account())
                .because(reason));
    }

    void taken(SeatRow row) {
        append(new PublishedSeat(published(row.revision), row.toSeat()));
        audit.record(Act.created("seat.taken", "subscriber", row.subscriberId, row.toSeat()));
    }

    /** @param before the seat while it was taken */
    void ended(SeatRow row, Seat before) {
        append(new PublishedSeat(published(row.revision), row.toSeat()));
        audit.record(Act.changed("seat.ended", "subscriber", row.subscriberId, before, row.toSeat()));
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
