package dev.thinkwatt.catalog.plan;

import org.jspecify.annotations.Nullable;

/**
 * Where a version comes from.
 *
 * @param submittedBy null where nobody had to submit it
 * @param approvedBy who made it public
 * @param draft the ETag of the draft that it was, null where it was none
 * @param restores of a rollback: the version whose content it has
 */
record Origin(
        String reason,
        @Nullable Author submittedBy,
        Author approvedBy,
        @Nullable String draft,
        @Nullable Integer restores) {

    static Origin approved(Submission submission, Author approvedBy) {
        return new Origin(submission.reason(), submission.by(), approvedBy, submission.etag(), null);
    }

    static Origin rolledBack(int restores, Author by, String reason) {
        return new Origin(reason, null, by, null, restores);
    }
}
