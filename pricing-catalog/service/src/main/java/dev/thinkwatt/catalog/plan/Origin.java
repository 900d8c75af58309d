package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.support.problem.Violation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a version comes from.
 *
 * @param submittedBy null where nobody had to submit it
 * @param approvedBy who made it public
 * @param draft the ETag of the draft that it was, null where it was none
 * @param restores of a rollback: the version whose content it has
 * @param acknowledged null where nothing was doubtful
 */
record Origin(
        String reason,
        @Nullable Author submittedBy,
        Author approvedBy,
        @Nullable String draft,
        @Nullable Integer restores,
        @Nullable Acknowledged acknowledged) {

    /** What was doubtful, and why it was meant so, in the words of who approved it. */
    record Acknowledged(String why, List<Violation> doubts) {
        Acknowledged {
            doubts = List.copyOf(doubts);
        }
    }

    static Origin approved(Submission submission, Author approvedBy, @Nullable Acknowledged acknowledged) {
        return new Origin(submission.reason(), submission.by(), approvedBy, submission.etag(), null, acknowledged);
    }

    static Origin rolledBack(int restores, Author by, String reason) {
        return new Origin(reason, null, by, null, restores, null);
    }
}
