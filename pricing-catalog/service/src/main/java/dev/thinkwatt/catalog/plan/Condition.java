package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.etag.ETag;
import dev.thinkwatt.support.problem.ProblemException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has seen of a draft and takes for its state still (RFC 9110, section 13).
 *
 * @param ifMatch the ETags of which the draft must have one; null where none was named
 * @param absent whether there must be no draft
 */
record Condition(@Nullable String ifMatch, boolean absent) {

    /** @throws ProblemException 400 for headers that say nothing clear */
    static Condition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw ProblemException.invalid("If-None-Match", "must be *");
        }
        if (ifMatch != null && ifNoneMatch != null) {
            throw ProblemException.invalid("If-None-Match", "must not stand beside If-Match");
        }
        if (ifMatch != null && new ETag("").isIn(ifMatch)) {
            throw ProblemException.invalid("If-Match", "must be the ETag of the draft that was seen, not *");
        }
        return new Condition(ifMatch, ifNoneMatch != null);
    }

    /** @throws ProblemException 428 where nothing is said */
    Condition required() {
        if (ifMatch == null && !absent) {
            throw ProblemException.preconditionRequired("Say by If-Match which draft you have seen, with its ETag.");
        }
        return this;
    }

    /** Whether the caller names this state. */
    boolean names(String etag) {
        return ifMatch != null && new ETag(etag).isIn(ifMatch);
    }

    /** @throws ProblemException 412 where the draft is not, or no longer, what it is taken for */
    void check(Optional<PlanDraftRow> standing) {
        if (standing.isEmpty() && ifMatch != null) {
            throw ProblemException.preconditionFailed("There is no draft any more: it was published or discarded.");
        }
        standing.filter(draft -> absent || (ifMatch != null && !names(draft.etag())))
                .ifPresent(draft -> {
                    throw ProblemException.preconditionFailed(savedSince(draft));
                });
    }

    private static String savedSince(PlanDraftRow draft) {
        return "Somebody else saved: the draft is that of " + draft.savedBy().name() + ", of " + draft.savedAt
                + ", with the ETag " + draft.etag() + ".";
    }
}
