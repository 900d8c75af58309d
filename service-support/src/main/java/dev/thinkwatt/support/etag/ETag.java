package dev.thinkwatt.support.etag;

import dev.thinkwatt.support.problem.ProblemException;
import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * A strong entity tag (RFC 9110, 8.8.3): two states of a thing have the same only if they are the same.
 *
 * @param header as it stands in {@code ETag}, with its quotes
 */
public record ETag(String header) {

    private static final String TAG = "(W/)?\"[\\x21\\x23-\\x7e]*\"";
    private static final Pattern IF_MATCH = Pattern.compile("\\*|" + TAG + "(\\s*,\\s*" + TAG + ")*");

    /** The tag of a state that has a number of its own. */
    public static ETag of(long revision) {
        return new ETag("\"" + revision + "\"");
    }

    /**
     * Goes on only if the caller has seen this state.
     *
     * @param ifMatch the header {@code If-Match}: tags, or {@code *} for any
     * @throws ProblemException 400 for what is no such header; 412 where the state is another by now
     */
    public void requireIn(String ifMatch) {
        if (!isIn(ifMatch)) {
            throw ProblemException.preconditionFailed(
                    "Somebody has changed it since: its ETag is " + header + " by now.");
        }
    }

    /**
     * Whether the caller has seen this state.
     *
     * @param ifMatch the header {@code If-Match}: tags, or {@code *} for any
     * @throws ProblemException 400 for what is no such header
     */
    public boolean isIn(String ifMatch) {
        String tags = ifMatch.strip();
        if (!IF_MATCH.matcher(tags).matches()) {
            throw ProblemException.invalid("If-Match", "must be an ETag as it was answered, such as \"17\"");
        }
        return tags.equals("*")
                || Arrays.stream(tags.split(",")).map(String::strip).anyMatch(header::equals);
    }
}
