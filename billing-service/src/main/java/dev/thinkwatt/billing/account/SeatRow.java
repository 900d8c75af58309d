package dev.thinkwatt.billing.account;

import dev.thinkwatt.model.account.Seat;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A seat at rest. A seat that ended stays, so that its subscriber id is never given to anybody else. */
@Entity
@Table(name = "seat")
class SeatRow {
    @Id
    String subscriberId;

    @Column
    String accountId;

    @Column
    Instant startsAt;

    @Nullable Instant endsAt;

    @Version
    long revision;

    Seat toSeat() {
        return new Seat(accountId, subscriberId, startsAt, endsAt);
    }
}
