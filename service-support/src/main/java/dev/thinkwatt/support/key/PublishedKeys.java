package dev.thinkwatt.support.key;

import dev.thinkwatt.support.key.KeyPublished.Secret;
import dev.thinkwatt.support.replica.Replica;
import dev.thinkwatt.support.replica.ReplicaStore;
import dev.thinkwatt.support.replica.Replicas;
import io.quarkus.runtime.Startup;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** The keys that this process has read; a revocation is here a moment after quota-service has published it. */
@Startup
@ApplicationScoped
class PublishedKeys {

    private static final String CHANNEL = "keys";

    /** Compared with where there is no such key, so that it takes as long as where there is one. */
    private static final List<Secret> NOBODYS = List.of(new Secret("00".repeat(32), Instant.MIN));

    private final ReplicaStore store;
    private final Replica<KeyPublished> keys;
    private final String environment;
    private final Clock clock;

    PublishedKeys(ReplicaStore store, Replicas replicas, KeySettings settings, Clock clock) {
        this.store = store;
        this.keys = replicas.open(KeyPublished.TOPIC, KeyPublished.class, changed -> {});
        this.environment = settings.environment();
        this.clock = clock;
    }

    @Incoming(CHANNEL)
    @Blocking
    void read(ConsumerRecords<String, byte[]> batch) {
        store.store(CHANNEL, batch);
    }

    /** The key that this text proves, if it is one of this environment and valid now. */
    Optional<KeyPublished> provenBy(String text) {
        return ApiKey.parse(text)
                .filter(key -> key.environment().equals(environment))
                .flatMap(this::proven);
    }

    /** Whether this process has read just this of a key. */
    boolean knows(KeyPublished published) {
        return keys.get(published.keyId()).filter(published::equals).isPresent();
    }

    private Optional<KeyPublished> proven(ApiKey key) {
        Instant now = clock.instant();
        Optional<KeyPublished> known = keys.get(key.keyId());
        boolean proven = matches(known.map(KeyPublished::secrets).orElse(NOBODYS), key.hash(), now);
        return known.filter(published -> proven && published.isValidAt(now));
    }

    /** Looks at every secret, whichever fits. */
    private static boolean matches(List<Secret> secrets, byte[] hash, Instant now) {
        boolean matches = false;
        for (Secret secret : secrets) {
            matches |= MessageDigest.isEqual(secret.bytes(), hash) & secret.isValidAt(now);
        }
        return matches;
    }
}
