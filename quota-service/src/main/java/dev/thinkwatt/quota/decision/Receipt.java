package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.policy.Taken;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import java.util.List;

/** A decision as it is kept. */
record Receipt(
        DecisionId id,
        BodyHash hash,
        String accountId,
        Instant decidedAt,
        Selection selection,
        Answer answer,
        List<Taken> taken,
        State state) {

    /** Where a decision is in its life. Only an open one can be settled or released, and either is for good. */
    sealed interface State {}

    /** Nothing was taken, and nothing can follow. */
    record Denied() implements State {}

    record Open() implements State {}

    record Settled(BodyHash hash, SettlementAnswer answer) implements State {}

    record Released(BodyHash hash, ReleaseAnswer answer) implements State {}

    /** The first answer again, to the same body; to a proxy, which serves what it is told to, only while that is not done. */
    Answer replay(Command.Decide asked) {
        if (!asked.hash().equals(hash)) {
            throw ProblemException.conflict(
                    "requestId " + id.requestId() + " was already used for a request with another body");
        }
        if (asked.proxied() && isClosed()) {
            throw ProblemException.conflict("decision " + id + " is closed: its request was served, or given up");
        }
        return answer.asReplay();
    }

    private boolean isClosed() {
        return switch (state) {
            case Denied(), Open() -> false;
            case Settled(var _, var _), Released(var _, var _) -> true;
        };
    }

    /** In another state, with what is now known to have been taken. */
    Receipt in(State next, List<Taken> corrected) {
        return new Receipt(id, hash, accountId, decidedAt, selection, answer, corrected, next);
    }

    Receipt in(State next) {
        return new Receipt(id, hash, accountId, decidedAt, selection, answer, taken, next);
    }
}
