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

    /** The first answer again, to the same body. */
    Answer replay(BodyHash asked) {
        if (!asked.equals(hash)) {
            throw ProblemException.conflict(
                    "requestId " + id.requestId() + " was already used for a request with another body");
        }
        return answer.asReplay();
    }

    Receipt in(State next) {
        return new Receipt(id, hash, accountId, decidedAt, selection, answer, taken, next);
    }
}
