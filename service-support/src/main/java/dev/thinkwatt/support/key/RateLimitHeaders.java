package dev.thinkwatt.support.key;

import io.quarkus.security.identity.SecurityIdentity;
import org.jspecify.annotations.Nullable;

/** How the holder of a key is told what is left of a subscriber's plan. */
public enum RateLimitHeaders {
    /** {@code RateLimit-Policy} and {@code RateLimit}, as the IETF drafts them. */
    IETF,
    /** {@code x-ratelimit-limit-requests} and its like, as OpenAI's API has them. */
    OPENAI;

    static final String ATTRIBUTE = "thinkwatt.rate-limit-headers";

    /** What the key that a caller is known by asks for; IETF for whoever has none. */
    public static RateLimitHeaders wantedBy(SecurityIdentity caller) {
        @Nullable RateLimitHeaders wanted = caller.getAttribute(ATTRIBUTE);
        return wanted == null ? IETF : wanted;
    }
}
