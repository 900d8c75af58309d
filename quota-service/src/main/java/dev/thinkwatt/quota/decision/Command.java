package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Ask;
import dev.thinkwatt.quota.subscriber.Lookup;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * What a caller wants of one subscriber. All of them go through the batcher, so that whoever changes a subscriber locks in the
 * same order.
 *
 * @param <R> what the caller gets
 */
sealed interface Command<R> {
    DecisionKey key();

    CompletableFuture<R> reply();

    /** The decision meant, where the caller knows its id and not its key alone. */
    default Optional<DecisionId> named() {
        return Optional.empty();
    }

    /**
     * Decide a request.
     *
     * @param proxied whether a proxy asks, which serves at once what it is told to and reports no usage itself
     */
    record Decide(DecisionKey key, Ask ask, BodyHash hash, boolean proxied, CompletableFuture<Written> reply)
            implements Command<Written> {
        Decide(DecisionKey key, Ask ask, BodyHash hash) {
            this(key, ask, hash, false, new CompletableFuture<>());
        }

        static Decide proxied(DecisionKey key, Ask ask, BodyHash hash) {
            return new Decide(key, ask, hash, true, new CompletableFuture<>());
        }
    }

    /**
     * Settle what was asked under a key, or take usage that nobody asked for.
     *
     * @param terms those that the usage ran under, if it was not asked for
     */
    record Report(
            DecisionKey key,
            Settlement settlement,
            BodyHash hash,
            Lookup terms,
            CompletableFuture<SettlementAnswer> reply)
            implements Command<SettlementAnswer> {
        Report(DecisionKey key, Settlement settlement, BodyHash hash, Lookup terms) {
            this(key, settlement, hash, terms, new CompletableFuture<>());
        }
    }

    /** Do something to a decision whose id is known. */
    sealed interface OfDecision<R> extends Command<R> {
        DecisionId id();

        @Override
        default DecisionKey key() {
            return id().key();
        }

        @Override
        default Optional<DecisionId> named() {
            return Optional.of(id());
        }
    }

    /** Settle a decision with what was used. */
    record Settle(DecisionId id, Settlement settlement, BodyHash hash, CompletableFuture<SettlementAnswer> reply)
            implements OfDecision<SettlementAnswer> {
        Settle(DecisionId id, Settlement settlement, BodyHash hash) {
            this(id, settlement, hash, new CompletableFuture<>());
        }
    }

    /** Release a decision whose request used nothing. */
    record Release(DecisionId id, ReleaseAnswer.Cause cause, BodyHash hash, CompletableFuture<ReleaseAnswer> reply)
            implements OfDecision<ReleaseAnswer> {
        Release(DecisionId id, ReleaseAnswer.Cause cause, BodyHash hash) {
            this(id, cause, hash, new CompletableFuture<>());
        }
    }

    /** Keep the units of a decision for longer. */
    record Extend(DecisionId id, Instant until, CompletableFuture<ExtensionAnswer> reply)
            implements OfDecision<ExtensionAnswer> {
        Extend(DecisionId id, Instant until) {
            this(id, until, new CompletableFuture<>());
        }
    }

    /** End a hold that is over; nothing comes of it where it is not, or no longer open. */
    record Expire(DecisionId id, CompletableFuture<Optional<ExpiryAnswer>> reply)
            implements OfDecision<Optional<ExpiryAnswer>> {
        Expire(DecisionId id) {
            this(id, new CompletableFuture<>());
        }
    }
}
