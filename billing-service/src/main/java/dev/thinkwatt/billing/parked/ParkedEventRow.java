package dev.thinkwatt.billing.parked;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/** A parked record at rest. Rating writes it; here it is read. */
@Entity
@Immutable
@Table(name = "parked_event")
class ParkedEventRow {
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
}
