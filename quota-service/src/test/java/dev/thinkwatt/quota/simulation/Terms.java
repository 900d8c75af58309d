package dev.thinkwatt.quota.simulation;

import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Plans;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Which version of the plan holds, and which model is the default; both change within the month. */
final class Terms {

    private final List<Plan> versions;
    private Plan plan;

    /** The default model now, last, and those that a rollback would bring back. */
    private final List<String> defaults = new ArrayList<>(List.of(Plans.THINKING));

    Terms(List<Plan> versions) {
        this.versions = versions;
        this.plan = versions.getFirst();
    }

    Plan plan() {
        return plan;
    }

    String defaultModel() {
        return defaults.getLast();
    }

    void changePlan(Random random) {
        plan = versions.get(random.nextInt(versions.size()));
    }

    /** A new default, or a rollback to the one before. */
    void changeDefault(Random random) {
        if (defaults.size() > 1 && random.nextBoolean()) {
            defaults.removeLast();
        } else {
            defaults.add(random.nextBoolean() ? Plans.THINKING : Plans.THINKING_MINI);
        }
    }

    /** The model that is tried first; null where the request is denied at once. */
    @Nullable String first(@Nullable String asked) {
        String named = asked == null ? defaultModel() : asked;
        if (plan.model(named).isPresent()) {
            return named;
        }
        return plan.unlistedModel() == Plan.UnlistedModel.DENY ? null : defaultModel();
    }
}
