package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.key.RateLimitHeaders;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A key as the audit trail shows it: nothing of its secrets but their times. */
record KeyState(
        String name,
        List<String> scopes,
        KeyStatus status,
        @Nullable Instant expiresAt,
        int requestsPerSecond,
        RateLimitHeaders rateLimitHeaders,
        List<Secret> secrets) {

    record Secret(Instant createdAt, @Nullable Instant expiresAt) {}

    static KeyState of(KeyRow row, Instant now) {
        return new KeyState(
                row.name,
                List.copyOf(row.scopes),
                row.statusAt(now),
                row.expiresAt,
                row.requestsPerSecond,
                row.rateLimitHeaders,
                row.validSecrets(now).stream()
                        .map(secret -> new Secret(secret.createdAt, secret.expiresAt))
                        .toList());
    }
}
