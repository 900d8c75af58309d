package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Estimate;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How long the units of a decision are kept for whoever settles it.
 *
 * @param until null where nothing is held
 * @param proxied whether a proxy asked, which will not say what was used
 * @param estimate what the gateway expected the request to use; null where it did not say
 * @param expiry what became of it when it ran out; null as long as it did not
 */
record Hold(
        @Nullable Instant until,
        boolean proxied,
        @Nullable Estimate estimate,
        @Nullable ExpiryAnswer expiry) {

    /** Of a denial, and of usage that was told afterwards. */
    static final Hold NONE = new Hold(null, false, null, null);

    static Hold until(Instant until, boolean proxied, @Nullable Estimate estimate) {
        return new Hold(until, proxied, estimate, null);
    }

    Hold extendedTo(Instant later) {
        return new Hold(later, proxied, estimate, expiry);
    }

    Hold ended(ExpiryAnswer how) {
        return new Hold(until, proxied, estimate, how);
    }

    /** Whether it ran out and what it kept went back. */
    boolean isGivenBack() {
        return expiry != null && expiry.fate() == ExpiryAnswer.Fate.RELEASED;
    }

    /** Whether it is over at an instant. */
    boolean isOver(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
