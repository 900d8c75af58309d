package dev.thinkwatt.quota.policy;

import dev.thinkwatt.model.plan.ServedModel;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to one request. A denial is an answer, not an error. */
public sealed interface Decision {
    Reason reason();

    Walk walk();

    /** What is taken from each allowance that counts the request. */
    List<Taken> taken();

    /** The model asked for serves. */
    record Granted(ServedModel model, boolean overage, List<Taken> taken, Walk walk) implements Decision {
        @Override
        public Reason reason() {
            return overage ? Reason.OVERAGE : Reason.WITHIN_ALLOWANCES;
        }
    }

    /** A fallback serves, because an allowance of the model asked for is used up. */
    record Downgraded(ServedModel model, Notice notice, boolean overage, List<Taken> taken, Walk walk)
            implements Decision {
        @Override
        public Reason reason() {
            return Reason.ALLOWANCE_EXHAUSTED;
        }
    }

    /** Another model serves: the plan does not have the one asked for, or a router chose badly. */
    record Substituted(Reason reason, ServedModel model, boolean overage, List<Taken> taken, Walk walk)
            implements Decision {}

    /** A model has served already: its usage is told afterwards, and nobody had asked. */
    record Reported(ServedModel model, boolean overage, List<Taken> taken, Walk walk) implements Decision {
        @Override
        public Reason reason() {
            return Reason.REPORTED;
        }
    }

    /**
     * Nothing serves.
     *
     * @param retryAfter how long from now until the same request would be served; null if waiting does not help
     */
    record Denied(Reason reason, @Nullable Duration retryAfter, Walk walk) implements Decision {
        @Override
        public List<Taken> taken() {
            return List.of();
        }
    }
}
