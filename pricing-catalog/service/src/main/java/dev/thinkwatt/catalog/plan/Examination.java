package dev.thinkwatt.catalog.plan;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.Violation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is found in a draft.
 *
 * @param plan null where it is none
 * @param faults what keeps it from being published
 * @param doubts what can be published once the second person has said that it is meant so
 * @param owed what is promised before it comes into force; null where nothing is, or where it is no plan
 */
record Examination(
        @Nullable Plan plan,
        List<Violation> faults,
        List<Violation> doubts,
        @Nullable ChangeNotice owed) {

    Examination {
        faults = List.copyOf(faults);
        doubts = List.copyOf(doubts);
    }

    /** What is promised before it comes into force; empty where nothing is. */
    Optional<ChangeNotice> notice() {
        return Optional.ofNullable(owed);
    }

    /** @throws ProblemException 400 with all faults */
    Plan sound() {
        if (plan == null || !faults.isEmpty()) {
            throw ProblemException.invalid(faults);
        }
        return plan;
    }
}
