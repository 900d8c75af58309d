package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.problem.ProblemException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a caller has seen of a draft and takes for its state still (RFC 9110, section 13).
 *
 * @param tags the ETags of which the draft must have one; null where none was named
 * @param absent whether there must be no draft
 */
record Condition(@Nullable Set<String> tags, boolean absent) {

    private static final Pattern TAG = Pattern.compile("(W/)?\"[\\x21\\x23-\\x7E]*\"");
    private static final Pattern TAGS = Pattern.compile(TAG + "(\\s*,\\s*" + TAG + ")*");

    static String etag(long revision) {
        return "\"" + revision + "\"";
    }

    /** @throws ProblemException 400 for headers that say nothing clear */
    static Condition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
        if (ifNoneMatch != null && !ifNoneMatch.strip().equals("*")) {
            throw ProblemException.invalid("If-None-Match", "must be *");
        }
        if (ifMatch != null && !TAGS.matcher(ifMatch.strip()).matches()) {
            throw ProblemException.invalid("If-Match", "must be an ETag as it was given, in double quotes");
        }
        if (ifMatch != null && ifNoneMatch != null) {
            throw ProblemException.invalid("If-None-Match", "must not stand beside If-Match");
        }
        return new Condition(ifMatch == null ? null : tags(ifMatch), ifNoneMatch != null);
    }

    /** @throws ProblemException 428 where nothing is said */
    Condition required() {
        if (tags == null && !absent) {
            throw ProblemException.preconditionRequired("Say by If-Match which draft you have seen, with its ETag.");
        }
        return this;
    }

    /** @throws ProblemException 412 where the draft is not, or no longer, what it is taken for */
    void check(Optional<PlanDraftRow> standing) {
        if (standing.isEmpty() && tags != null) {
            throw ProblemException.preconditionFailed("There is no draft any more: it was published or discarded.");
        }
        standing.filter(draft -> absent || (tags != null && !tags.contains(draft.etag())))
                .ifPresent(draft -> {
                    throw ProblemException.preconditionFailed(savedSince(draft));
                });
    }

    private static String savedSince(PlanDraftRow draft) {
        return "Somebody else saved: the draft is that of " + draft.savedBy().name() + ", of " + draft.savedAt
                + ", with the ETag " + draft.etag() + ".";
    }

    /** A weak tag never matches. */
    private static Set<String> tags(String ifMatch) {
        return TAG.matcher(ifMatch).results().map(MatchResult::group).collect(Collectors.toUnmodifiableSet());
    }
}
