package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Taken;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision as it is kept.
 *
 * @param hold how long its units are kept; {@link Hold#NONE} where nothing is held
 */
record Receipt(
        DecisionId id,
        BodyHash hash,
        String accountId,
        Instant decidedAt,
        Selection selection,
        Written written,
        List<Taken> taken,
        State state,
        Hold hold) {

    /**
     * Where a decision is in its life. An open one is settled, released, or expires; either of the first two is for good, and
     * what expired can still be settled late.
     */
    sealed interface State {}

    /** Nothing was taken, and nothing can follow. */
    record Denied() implements State {}

    record Open() implements State {}

    /** Its hold ran out; the hold says what became of it. */
    record Expired() implements State {}

    record Settled(BodyHash hash, SettlementAnswer answer) implements State {}

    record Released(BodyHash hash, ReleaseAnswer answer) implements State {}

    /** The first answer again, to the same body; to a proxy, which serves what it is told to, only while that is not done. */
    Written replay(Command.Decide asked) {
        if (!asked.hash().equals(hash)) {
            throw ProblemException.conflict(
                    "requestId " + id.requestId() + " was already used for a request with another body");
        }
        if (asked.proxied() && isClosed()) {
            throw ProblemException.conflict("decision " + id + " is closed: its request was served, or given up");
        }
        return written.asReplay();
    }

    Answer answer() {
        return written.answer();
    }

    private boolean isClosed() {
        return switch (state) {
            case Denied(), Open() -> false;
            case Expired(), Settled(var _, var _), Released(var _, var _) -> true;
        };
    }

    /** In another state, with what is now known to have been taken. */
    Receipt in(State next, List<Taken> corrected) {
        return new Receipt(id, hash, accountId, decidedAt, selection, written, corrected, next, hold);
    }

    Receipt in(State next) {
        return new Receipt(id, hash, accountId, decidedAt, selection, written, taken, next, hold);
    }

    Receipt with(Hold next) {
        return new Receipt(id, hash, accountId, decidedAt, selection, written, taken, state, next);
    }

    /** The number of the usage event that a settlement sends now: one more where an estimated one went out before. */
    int revision() {
        return estimatedEvent() == null ? 0 : 1;
    }

    /** The estimated event that went out when the hold ran out, if one did. */
    @Nullable UUID estimatedEvent() {
        return hold.expiry() == null ? null : hold.expiry().eventId();
    }
}
