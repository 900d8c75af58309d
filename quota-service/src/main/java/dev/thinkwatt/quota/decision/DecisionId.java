package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.EventId;
import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Names a decision, and tells its subscriber and the UTC day it was made: {@code 20261124:s-42:req-7}. */
record DecisionId(LocalDate day, String subscriberId, String requestId) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{8}):([A-Za-z0-9][A-Za-z0-9._-]{0,63}):([A-Za-z0-9._:-]{1,128})");
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    static DecisionId of(Instant decidedAt, DecisionKey key) {
        return new DecisionId(LocalDate.ofInstant(decidedAt, ZoneOffset.UTC), key.subscriberId(), key.requestId());
    }

    /** What a caller put into a path. */
    static DecisionId parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (matcher.matches()) {
            try {
                return new DecisionId(LocalDate.parse(matcher.group(1), DAY), matcher.group(2), matcher.group(3));
            } catch (DateTimeParseException e) {
                throw malformed();
            }
        }
        throw malformed();
    }

    DecisionKey key() {
        return new DecisionKey(subscriberId, requestId);
    }

    /** Of its first usage event. */
    UUID eventId() {
        return eventId(0);
    }

    UUID eventId(int revision) {
        return EventId.of(toString(), revision);
    }

    @Override
    public String toString() {
        return DAY.format(day) + ":" + subscriberId + ":" + requestId;
    }

    private static ProblemException malformed() {
        return ProblemException.invalid("decisionId", "must be a decision's id, as in 20261124:subscriber:request");
    }
}
