package dev.thinkwatt.quota.key;

import dev.thinkwatt.support.audit.Act;
import dev.thinkwatt.support.audit.Audit;
import dev.thinkwatt.support.key.ApiKey;
import dev.thinkwatt.support.key.KeySettings;
import dev.thinkwatt.support.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes keys, rotates and revokes them. A secret leaves once, in the answer of the call that made it. */
@ApplicationScoped
class KeyService {

    /** More at once would mean that nobody knows which one is in use. */
    private static final int SECRETS_MAX = 5;

    private static final Duration AHEAD_MAX = Duration.ofDays(3_653);

    private final KeyRepository keys;
    private final KeyPublisher publisher;
    private final Audit audit;
    private final KeySettings settings;
    private final Clock clock;

    KeyService(KeyRepository keys, KeyPublisher publisher, Audit audit, KeySettings settings, Clock clock) {
        this.keys = keys;
        this.publisher = publisher;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /** The new key; empty if an earlier call with the same body made it. */
    @Transactional
    Optional<ApiKey> create(NewKey asked) {
        keys.lockId(asked.keyId());
        Optional<KeyRow> there = keys.findByIdOptional(asked.keyId());
        if (there.isPresent()) {
            if (asked.asked(there.get())) {
                return Optional.empty();
            }
            throw ProblemException.conflict("keyId is taken by another key.");
        }
        Instant now = now();
        if (asked.expiresAt() != null
                && (!asked.expiresAt().isAfter(now) || asked.expiresAt().isAfter(now.plus(AHEAD_MAX)))) {
            throw ProblemException.invalid("expiresAt", "must be in the future, within ten years");
        }
        ApiKey key = ApiKey.create(settings.environment(), asked.keyId());
        KeyRow row = asked.toRow(now);
        row.secrets.add(SecretRow.of(key, now));
        keys.persistAndFlush(row);
        publisher.publish(row, now);
        audit.record(Act.created("key.created", "key", row.keyId, KeyState.of(row, now)));
        return Optional.of(key);
    }

    /** The key with a new secret; the others end after the overlap. Empty if an earlier call did this. */
    @Transactional
    Optional<ApiKey> rotate(String keyId, String rotationId, Duration overlap) {
        KeyRow row = locked(keyId);
        Instant now = now();
        Optional<SecretRow> done = row.secrets.stream()
                .filter(secret -> rotationId.equals(secret.rotationId))
                .findFirst();
        if (done.isPresent()) {
            if (Long.valueOf(overlap.toSeconds()).equals(done.get().overlapSeconds)) {
                return Optional.empty();
            }
            throw ProblemException.conflict("rotationId is taken by a rotation with another overlap.");
        }
        requireActive(row, now);
        KeyState before = KeyState.of(row, now);
        row.secrets.forEach(secret -> secret.endAt(now.plus(overlap)));
        if (row.validSecrets(now).size() >= SECRETS_MAX) {
            throw ProblemException.conflict("Key " + keyId + " has " + SECRETS_MAX
                    + " secrets that are still valid; wait until one ends, or rotate without overlap.");
        }
        ApiKey key = ApiKey.create(settings.environment(), keyId);
        row.secrets.add(SecretRow.rotatedIn(key, now, rotationId, overlap));
        keys.flush();
        publisher.publish(row, now);
        audit.record(Act.changed("key.rotated", "key", keyId, before, KeyState.of(row, now)));
        return Optional.of(key);
    }

    /** Ends a key now and for ever; one that was revoked before keeps its end. */
    @Transactional
    KeyRow revoke(String keyId, String reason) {
        KeyRow row = locked(keyId);
        if (row.revokedAt == null) {
            Instant now = now();
            KeyState before = KeyState.of(row, now);
            row.revokedAt = now;
            keys.flush();
            publisher.publish(row, now);
            audit.record(Act.changed("key.revoked", "key", keyId, before, KeyState.of(row, now))
                    .because(reason));
        }
        return row;
    }

    @Transactional
    KeyRow find(String keyId) {
        return keys.findByIdOptional(keyId).orElseThrow(() -> unknown(keyId));
    }

    @Transactional
    List<KeyRow> after(String keyId, int limit) {
        return keys.after(keyId, limit);
    }

    /** Locked before it is read: what was read before would be written back whole. */
    private KeyRow locked(String keyId) {
        keys.lockId(keyId);
        return keys.findByIdOptional(keyId).orElseThrow(() -> unknown(keyId));
    }

    private static void requireActive(KeyRow row, Instant now) {
        KeyStatus status = row.statusAt(now);
        if (status != KeyStatus.ACTIVE) {
            throw ProblemException.conflict("Key " + row.keyId + " is " + status + "; make a new one.");
        }
    }

    private static ProblemException unknown(String keyId) {
        return ProblemException.notFound("There is no key " + keyId + ".");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
