package dev.thinkwatt.quota.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.thinkwatt.support.json.Json;
import java.util.Optional;

/** One line of a proxy's log: a decision, and the status that its request ended with. */
record FailureReport(String token, String decision, int status) {

    private static final ObjectReader READER = Json.strict().readerFor(FailureReport.class);

    /** Reads what stands behind the header of syslog; empty if that is not what was agreed. */
    static Optional<FailureReport> parse(String datagram) {
        int start = datagram.indexOf('{');
        if (start < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(READER.readValue(datagram.substring(start)));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    /** Never the token. */
    @Override
    public String toString() {
        return decision + " ended with " + status;
    }
}
