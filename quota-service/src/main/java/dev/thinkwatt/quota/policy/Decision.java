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

    /** The plan's default serves, because the plan does not have the model asked for. */
    record Substituted(ServedModel model, boolean overage, List<Taken> taken, Walk walk) implements Decision {
        @Override
        public Reason reason() {
            return Reason.MODEL_NOT_IN_PLAN;
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
