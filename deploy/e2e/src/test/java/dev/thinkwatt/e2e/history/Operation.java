package dev.thinkwatt.e2e.history;

import dev.thinkwatt.e2e.history.Reply.Decided;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One call of one client, from its start to its answer.
 *
 * @param invokedAt nanoseconds since 1970, of a clock that never goes back
 * @param respondedAt the same; {@link #NEVER} where no answer came that tells what happened
 * @param reply null where there was none: it may have happened at any time since, or never
 * @param told when, by the service's own clock, its request was decided and closed. Nothing is concluded from it: it only says
 *     which order to try first
 */
record Operation(
        String client,
        long invokedAt,
        long respondedAt,
        Call call,
        @Nullable Reply reply,
        Told told) {

    /** Instants that an answer names; {@link #NEVER} where it names none. */
    record Told(long decidedAt, long closedAt) {
        static final Told NOTHING = new Told(NEVER, NEVER);
    }

    static final long NEVER = Long.MAX_VALUE;

    static Operation open(String client, long invokedAt, Call call) {
        return new Operation(client, invokedAt, NEVER, call, null, Told.NOTHING);
    }

    boolean isOpen() {
        return reply == null;
    }

    /** How its request was answered first, where this operation tells. */
    Optional<Decided> tellsFirst() {
        return switch (reply) {
            case Decided decided -> Optional.of(decided.asFirst());
            case Reply.Kept kept -> Optional.of(kept.first());
            case Reply.Closed closed -> Optional.empty();
            case Reply.Stood stood -> Optional.empty();
            case Reply.Refused refused -> Optional.empty();
            case null -> Optional.empty();
        };
    }

    Operation answered(Reply other) {
        return new Operation(client, invokedAt, respondedAt, call, other, told);
    }
}
