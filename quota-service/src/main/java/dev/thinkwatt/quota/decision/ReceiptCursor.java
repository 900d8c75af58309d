package dev.thinkwatt.quota.decision;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The last decision that somebody has seen; older ones come after it. */
record ReceiptCursor(Instant at, String requestId) {

    private static final Pattern FORM = Pattern.compile("(\\d{4}-[^|]{1,32})\\|([A-Za-z0-9._:-]{1,128})");

    /** Later than anything that the database can hold a decision of. */
    private static final ReceiptCursor NEWEST = new ReceiptCursor(Instant.parse("9999-12-31T00:00:00Z"), "");

    static ReceiptCursor parse(String text) {
        return text.isEmpty() ? NEWEST : given(text).orElseThrow(ReceiptCursor::notGiven);
    }

    private static Optional<ReceiptCursor> given(String text) {
        Matcher matcher = FORM.matcher(text);
        try {
            return matcher.matches()
                    ? Optional.of(new ReceiptCursor(Instant.parse(matcher.group(1)), matcher.group(2)))
                    : Optional.empty();
        } catch (DateTimeParseException e) {
            throw notGiven();
        }
    }

    private static ProblemException notGiven() {
        return ProblemException.invalid("after", "must be a cursor that an earlier page gave as next");
    }

    static String of(ReceiptLine line) {
        return line.decidedAt() + "|" + line.requestId();
    }
}
