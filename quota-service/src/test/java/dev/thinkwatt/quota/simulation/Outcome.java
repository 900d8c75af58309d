package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.quota.policy.Decision;
import org.jspecify.annotations.Nullable;

/** What a request gets. @param model null: nothing */
record Outcome(@Nullable String model, boolean overage) {

    static final Outcome DENIED = new Outcome(null, false);

    static Outcome of(Decision decision) {
        return switch (decision) {
            case Decision.Granted granted -> new Outcome(granted.model().id(), granted.overage());
            case Decision.Downgraded downgraded ->
                new Outcome(downgraded.model().id(), downgraded.overage());
            case Decision.Substituted substituted ->
                new Outcome(substituted.model().id(), substituted.overage());
            case Decision.Reported reported -> new Outcome(reported.model().id(), reported.overage());
            case Decision.Denied denied -> DENIED;
        };
    }
}
