package dev.thinkwatt.support.key;

import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import dev.thinkwatt.support.trouble.TroubleLog;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** Tells when a key was last used: of the first use at once, of later ones rarely, and never in a request's way. */
@Singleton
class KeyUses {

    private static final String TYPE = "dev.thinkwatt.key.used.v1";

    private final Map<String, Instant> told = new ConcurrentHashMap<>();
    private final TroubleLog trouble =
            new TroubleLog(Logger.getLogger(KeyUses.class), "Uses of keys cannot be written");
    private final Outbox outbox;
    private final String service;
    private final Duration every;
    private final Clock clock;

    KeyUses(
            Outbox outbox,
            @ConfigProperty(name = "quarkus.application.name") String service,
            KeySettings settings,
            Clock clock) {
        this.outbox = outbox;
        this.service = service;
        this.every = settings.writeUsesEvery();
        this.clock = clock;
    }

    void note(String keyId) {
        Instant now = clock.instant();
        Instant last = told.get(keyId);
        if (last != null && now.isBefore(last.plus(every))) {
            return;
        }
        boolean mine = last == null ? told.putIfAbsent(keyId, now) == null : told.replace(keyId, last, now);
        if (mine) {
            Thread.ofVirtual().name("key-use").start(() -> tell(keyId, now));
        }
    }

    private void tell(String keyId, Instant at) {
        KeyUsed used = new KeyUsed(keyId, at, service);
        try {
            QuarkusTransaction.requiringNew()
                    .run(() -> outbox.append(OutboxMessage.cloudEvent(
                            "/" + service, TYPE, UUID.randomUUID(), KeyUsed.TOPIC, keyId, at, used)));
            trouble.ends();
        } catch (RuntimeException e) {
            told.remove(keyId, at);
            trouble.begins(e);
        }
    }
}
