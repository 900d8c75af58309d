package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.key.ApiKey;
import dev.thinkwatt.support.key.KeyPublished.Secret;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What proves a key, as a hash. */
@Embeddable
class SecretRow {
    @Column
    String sha256;

    @Column
    Instant createdAt;

    @Nullable Instant expiresAt;

    @Nullable String rotationId;

    @Nullable Long overlapSeconds;

    static SecretRow of(ApiKey key, Instant now) {
        SecretRow row = new SecretRow();
        row.sha256 = HexFormat.of().formatHex(key.hash());
        row.createdAt = now;
        return row;
    }

    static SecretRow rotatedIn(ApiKey key, Instant now, String rotationId, Duration overlap) {
        SecretRow row = of(key, now);
        row.rotationId = rotationId;
        row.overlapSeconds = overlap.toSeconds();
        return row;
    }

    boolean isValidAt(Instant now) {
        return expiresAt == null || now.isBefore(expiresAt);
    }

    /** Ends at an instant, unless it ends before anyway. */
    void endAt(Instant end) {
        if (expiresAt == null || end.isBefore(expiresAt)) {
            expiresAt = end;
        }
    }

    Secret toSecret() {
        return new Secret(sha256, expiresAt);
    }
}
