package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The last decision that somebody has seen; older ones come after it. */
record ReceiptCursor(Instant at, String requestId) {

    /** Later than anything that the database can hold a decision of. */
    private static final ReceiptCursor NEWEST = new ReceiptCursor(Instant.parse("9999-12-31T00:00:00Z"), "");

    static ReceiptCursor parse(String text) {
        int end = text.indexOf('|');
        if (text.isEmpty()) {
            return NEWEST;
        }
        try {
            if (end > 0) {
                return new ReceiptCursor(Instant.parse(text.substring(0, end)), text.substring(end + 1));
            }
        } catch (DateTimeParseException e) {
            // Told below: the cursor is not one that we gave.
        }
        throw ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
    }

    static String of(ReceiptLine line) {
        return line.decidedAt() + "|" + line.requestId();
    }
}
