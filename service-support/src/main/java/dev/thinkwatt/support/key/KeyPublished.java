package dev.thinkwatt.support.key;

import dev.thinkwatt.support.identity.Scope;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A key as every service knows it, in the topic {@code key.published} under its id.
 *
 * @param revision rises with every change of the key
 * @param scopes some of {@link Scope#OF_KEYS}
 * @param expiresAt null for never
 * @param revokedAt null while it is valid
 * @param requestsPerSecond how many requests each process of a service takes from it
 * @param rateLimitHeaders how its holder is told what is left of a plan; null in what was published before there was a choice
 * @param secrets the present one and, for a while after a rotation, those before it
 */
public record KeyPublished(
        long revision,
        String keyId,
        String name,
        Set<String> scopes,
        @Nullable Instant expiresAt,
        @Nullable Instant revokedAt,
        int requestsPerSecond,
        @Nullable RateLimitHeaders rateLimitHeaders,
        List<Secret> secrets) {

    /** The compacted topic. */
    public static final String TOPIC = "key.published";

    /**
     * What proves a key.
     *
     * @param sha256 of the secret, in hexadecimal
     * @param expiresAt null for as long as the key is valid
     */
    public record Secret(String sha256, @Nullable Instant expiresAt) {

        byte[] bytes() {
            return HexFormat.of().parseHex(sha256);
        }

        boolean isValidAt(Instant now) {
            return expiresAt == null || now.isBefore(expiresAt);
        }
    }

    public KeyPublished {
        scopes = Set.copyOf(scopes);
        secrets = List.copyOf(secrets);
    }

    RateLimitHeaders headers() {
        return Objects.requireNonNullElse(rateLimitHeaders, RateLimitHeaders.IETF);
    }

    boolean isValidAt(Instant now) {
        return revokedAt == null && (expiresAt == null || now.isBefore(expiresAt));
    }
}
