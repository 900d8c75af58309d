package dev.thinkwatt.support.key;

import dev.thinkwatt.support.problem.ProblemException;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How often a key may ask: a bucket per key that holds a second's worth and refills steadily. */
@Singleton
class KeyRates {

    private final Map<String, Limited> buckets = new ConcurrentHashMap<>();

    private record Limited(int requestsPerSecond, Bucket bucket) {
        static Limited to(int requestsPerSecond) {
            return new Limited(
                    requestsPerSecond,
                    Bucket.builder()
                            .addLimit(limit -> limit.capacity(requestsPerSecond)
                                    .refillGreedy(requestsPerSecond, Duration.ofSeconds(1)))
                            .build());
        }
    }

    /**
     * Takes one request from the key's bucket.
     *
     * @throws ProblemException 429, if there is none left
     */
    void take(KeyPublished key) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw ProblemException.tooManyRequests(
                    "key %s may ask %d times a second".formatted(key.keyId(), key.requestsPerSecond()),
                    Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
    }

    private Bucket bucket(KeyPublished key) {
        Limited limited = buckets.get(key.keyId());
        if (limited == null || limited.requestsPerSecond != key.requestsPerSecond()) {
            limited = buckets.compute(
                    key.keyId(),
                    (id, there) -> there == null || there.requestsPerSecond != key.requestsPerSecond()
                            ? Limited.to(key.requestsPerSecond())
                            : there);
        }
        return limited.bucket;
    }
}
