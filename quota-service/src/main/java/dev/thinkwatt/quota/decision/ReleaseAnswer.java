package dev.thinkwatt.quota.decision;

import dev.thinkwatt.quota.policy.Releases;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A release as its caller gets it, and as it is kept. */
@Schema(name = "Released")
public record ReleaseAnswer(
        String decisionId,
        String state,
        boolean replayed,
        Instant releasedAt,
        Cause cause,

        @Schema(
                description =
                        "The units given back; none where the cause is the client's, the window is over, or has taken back all it may")
        List<Returned> returned) {

    /** Why a decided request used nothing. Only what was not the caller's doing gives the units back. */
    public enum Cause {
        /** The model answered 5xx, or broke off. */
        SERVER_ERROR(true),
        /** The model did not answer in time. */
        TIMEOUT(true),
        /** The gateway never sent it. */
        NOT_SENT(true),
        /** The model answered 4xx. */
        CLIENT_ERROR(false),
        /** The caller went away. */
        CLIENT_CANCELLED(false);

        private final boolean givesBack;

        Cause(boolean givesBack) {
            this.givesBack = givesBack;
        }

        boolean givesBack() {
            return givesBack;
        }
    }

    /** Units given back to an allowance. */
    public record Returned(String allowance, BigDecimal units) {}

    static ReleaseAnswer of(DecisionId id, Cause cause, Instant releasedAt, List<Releases.Returned> givenBack) {
        List<Returned> returned = givenBack.stream()
                .map(back -> new Returned(back.allowance(), back.units()))
                .toList();
        return new ReleaseAnswer(id.toString(), "RELEASED", false, releasedAt, cause, returned);
    }

    ReleaseAnswer asReplay() {
        return new ReleaseAnswer(decisionId, state, true, releasedAt, cause, returned);
    }
}
