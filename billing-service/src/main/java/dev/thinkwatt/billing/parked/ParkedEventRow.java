package dev.thinkwatt.billing.parked;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.DynamicUpdate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A parked record at rest. Rating writes it; here it is read, and discarded. */
@Entity
@DynamicUpdate
@Table(name = "parked_event")
class ParkedEventRow {

    /** Why a record is parked. */
    enum Reason {
        /** It is no usage event. */
        UNREADABLE,
        /** It contradicts an event of the same id. */
        CONFLICT,
        /** Nothing is sold like that, or another event stands for it. */
        UNPRICEABLE
    }

    /** Whether somebody still has to look. */
    enum State {
        OPEN,
        DISCARDED
    }

    @Id
    long id;

    @Column
    String reason;

    @Column
    String error;

    @Nullable String accountId;

    @Nullable UUID eventId;

    @Column
    String topic;

    @Column
    int partition;

    @Column
    long recordOffset;

    @Nullable String recordKey;

    @Column
    byte[] payload;

    @Column
    @JdbcTypeCode(SqlTypes.JSON)
    String headers;

    @Column
    Instant parkedAt;

    @Nullable Instant discardedAt;

    @Nullable String discardReason;

    State state() {
        return discardedAt == null ? State.OPEN : State.DISCARDED;
    }

    void discard(String why, Instant now) {
        discardedAt = now;
        discardReason = why;
    }
}
