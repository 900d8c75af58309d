package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.key.RateLimitHeaders;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A key that is asked for. */
record NewKey(
        String keyId,
        String name,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        int requestsPerSecond,
        RateLimitHeaders rateLimitHeaders) {

    NewKey {
        scopes = Set.copyOf(scopes);
        expiresAt = expiresAt == null ? null : expiresAt.truncatedTo(ChronoUnit.MICROS);
    }

    KeyRow toRow(Instant now) {
        KeyRow row = new KeyRow();
        row.keyId = keyId;
        row.name = name;
        row.scopes = List.copyOf(new TreeSet<>(scopes));
        row.expiresAt = expiresAt;
        row.requestsPerSecond = requestsPerSecond;
        row.rateLimitHeaders = rateLimitHeaders;
        row.createdAt = now;
        return row;
    }

    /** Whether the key that is there was asked for in the same words. */
    boolean asked(KeyRow row) {
        return equals(new NewKey(
                row.keyId,
                row.name,
                Set.copyOf(row.scopes),
                row.expiresAt,
                row.requestsPerSecond,
                row.rateLimitHeaders));
    }
}
