package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Ask;
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
    record Decide(DecisionKey key, Ask ask, BodyHash hash, boolean proxied, CompletableFuture<Answer> reply)
            implements Command<Answer> {
        Decide(DecisionKey key, Ask ask, BodyHash hash) {
            this(key, ask, hash, false, new CompletableFuture<>());
        }

        static Decide proxied(DecisionKey key, Ask ask, BodyHash hash) {
            return new Decide(key, ask, hash, true, new CompletableFuture<>());
        }
    }

    /** Settle a decision with what was used. */
    record Settle(DecisionId id, Settlement settlement, BodyHash hash, CompletableFuture<SettlementAnswer> reply)
            implements Command<SettlementAnswer> {
        Settle(DecisionId id, Settlement settlement, BodyHash hash) {
            this(id, settlement, hash, new CompletableFuture<>());
        }

        @Override
        public DecisionKey key() {
            return id.key();
        }

        @Override
        public Optional<DecisionId> named() {
            return Optional.of(id);
        }
    }

    /** Release a decision whose request used nothing. */
    record Release(DecisionId id, ReleaseAnswer.Cause cause, BodyHash hash, CompletableFuture<ReleaseAnswer> reply)
            implements Command<ReleaseAnswer> {
        Release(DecisionId id, ReleaseAnswer.Cause cause, BodyHash hash) {
            this(id, cause, hash, new CompletableFuture<>());
        }

        @Override
        public DecisionKey key() {
            return id.key();
        }

        @Override
        public Optional<DecisionId> named() {
            return Optional.of(id);
        }
    }
}
