package dev.thinkwatt.quota.audit;

import java.math.BigDecimal;
import java.time.Instant;

/** What was once granted, as it was written down then. */
record Granted(BigDecimal amount, Instant at) {

    /** Names a grant: an account keeps those of its subscribers under both ids. */
    record Id(String subscriberId, String grantId) {
        static Id of(String owner, String grantId) {
            int slash = grantId.indexOf('/');
            return slash < 0
                    ? new Id(owner, grantId)
                    : new Id(grantId.substring(0, slash), grantId.substring(slash + 1));
        }
    }
}
