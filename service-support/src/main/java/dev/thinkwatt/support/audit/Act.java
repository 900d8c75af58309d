package dev.thinkwatt.support.audit;

import org.jspecify.annotations.Nullable;

/**
 * Something that was done.
 *
 * @param action noun and past participle: {@code key.revoked}
 * @param subjectType what it was done to: {@code key}
 * @param subjectId which one
 * @param before how the subject was, as JSON shows it; null where it was not there
 * @param after how it is now; null where it is gone or only looked at
 * @param reason in the words of who did it; null where none is asked for
 */
public record Act(
        String action,
        String subjectType,
        String subjectId,
        @Nullable Object before,
        @Nullable Object after,
        @Nullable String reason) {

    /** Something that is there from now on. */
    public static Act created(String action, String subjectType, String subjectId, Object after) {
        return new Act(action, subjectType, subjectId, null, after, null);
    }

    /** Something that is otherwise from now on. */
    public static Act changed(String action, String subjectType, String subjectId, Object before, Object after) {
        return new Act(action, subjectType, subjectId, before, after, null);
    }

    /** Something that was taken out of the house. */
    public static Act read(String action, String subjectType, String subjectId) {
        return new Act(action, subjectType, subjectId, null, null, null);
    }

    /** The same, with the reason that was given. */
    public Act because(String why) {
        return new Act(action, subjectType, subjectId, before, after, why);
    }
}
