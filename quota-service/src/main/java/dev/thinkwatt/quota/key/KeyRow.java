package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.key.KeyPublished;
import dev.thinkwatt.support.key.RateLimitHeaders;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A key at rest. Its revision rises with every change, and travels with what is published of it. */
@Entity
@Table(name = "api_key")
class KeyRow {
    @Id
    String keyId;

    @Column
    String name;

    @Column
    List<String> scopes;

    @Nullable Instant expiresAt;

    @Column
    int requestsPerSecond;

    @Enumerated(EnumType.STRING)
    RateLimitHeaders rateLimitHeaders = RateLimitHeaders.IETF;

    @Column
    Instant createdAt;

    @Nullable Instant revokedAt;

    @Version
    long revision;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "api_key_secret", joinColumns = @JoinColumn(name = "key_id"))
    List<SecretRow> secrets = new ArrayList<>();

    KeyStatus statusAt(Instant now) {
        if (revokedAt != null) {
            return KeyStatus.REVOKED;
        }
        return expiresAt == null || now.isBefore(expiresAt) ? KeyStatus.ACTIVE : KeyStatus.EXPIRED;
    }

    List<SecretRow> validSecrets(Instant now) {
        return secrets.stream().filter(secret -> secret.isValidAt(now)).toList();
    }

    /** Rows count their versions from 0, what is published counts from 1. */
    KeyPublished toPublished(Instant now) {
        return new KeyPublished(
                revision + 1,
                keyId,
                name,
                Set.copyOf(scopes),
                expiresAt,
                revokedAt,
                requestsPerSecond,
                rateLimitHeaders,
                validSecrets(now).stream().map(SecretRow::toSecret).toList());
    }
}
