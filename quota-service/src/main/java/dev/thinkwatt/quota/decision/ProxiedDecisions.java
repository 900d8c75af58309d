package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Ask;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Decisions for what stands between a client and a model: it serves at once what it is told to, and reports no usage itself. */
@ApplicationScoped
public class ProxiedDecisions {

    private final DecisionBatcher batcher;
    private final KeptDecisions decisions;

    ProxiedDecisions(DecisionBatcher batcher, KeptDecisions decisions) {
        this.batcher = batcher;
        this.decisions = decisions;
    }

    /**
     * Decides a request and takes its units.
     *
     * @param said all that the proxy said of the request: the same again gets the same answer, and other words under its id a
     *     conflict, as does a decision that is closed
     */
    public Uni<Answer> decide(String subscriberId, String requestId, Ask ask, Object said) {
        DecisionKey key = new DecisionKey(subscriberId, requestId);
        return batcher.submit(Command.Decide.proxied(key, ask, BodyHash.of(said)))
                .map(Written::answer);
    }

    /** Releases a decision, and is the same release as any other of this cause, whoever tells it and however often. */
    public Uni<ReleaseAnswer> release(String decisionId, ReleaseAnswer.Cause cause) {
        return release(DecisionId.parse(decisionId), cause);
    }

    /** The same by the names that a proxy knows before it has an answer. Waits for the database. */
    public Uni<ReleaseAnswer> release(String subscriberId, String requestId, ReleaseAnswer.Cause cause) {
        return release(decisions.idOf(new DecisionKey(subscriberId, requestId)), cause);
    }

    private Uni<ReleaseAnswer> release(DecisionId id, ReleaseAnswer.Cause cause) {
        return batcher.submit(new Command.Release(id, cause, BodyHash.of(new ReleaseResource.Request(cause))));
    }
}
