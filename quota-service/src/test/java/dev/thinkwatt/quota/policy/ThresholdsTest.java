package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static dev.thinkwatt.quota.policy.Cases.plan;
import static dev.thinkwatt.quota.policy.Cases.subscriber;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Thresholds.Crossing;
import dev.thinkwatt.quota.policy.Thresholds.Told;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThresholdsTest {

    @Test
    void tellsTheSharesOfThePlanAndNotesWhoIsNearTheLimitAnyhow() {
        assertThat(afterTen(50)).containsExactly("5: told 50", "8: noted 80", "10: noted 100");
        assertThat(afterTen(90)).containsExactly("8: noted 80", "9: told 90", "10: noted 100");
        assertThat(afterTen(70, 95)).containsExactly("7: told 70", "8: noted 80", "10: told 95", "10: noted 100");
    }

    @Test
    void notesNothingTwiceWhereThePlanTellsOfIt() {
        assertThat(afterTen(50, 80, 95, 100)).containsExactly("5: told 50", "8: told 80", "10: told 100");
        assertThat(afterTen(85, 100)).containsExactly("8: noted 80", "9: told 85", "10: told 100");
    }

    /** What is told and noted of a limit of ten while it is used up, by the request that reached it. */
    private static List<String> afterTen(Integer... noticesAt) {
        Plan plan = Plans.with(
                plan(Plans.thinkingPerWeek(10)), new Entitlements(null, null, List.of(noticesAt), List.of()));
        Subscriber subscriber = subscriber(plan);
        Holdings holdings = Holdings.NONE;
        List<String> found = new ArrayList<>();
        for (int n = 1; n <= 10; n++) {
            List<Taken> taken = Policy.decide(subscriber, manual(Plans.THINKING), holdings, NOW)
                    .taken();
            Told told = Thresholds.used(subscriber, holdings.plus(subscriber, taken, NOW), taken, NOW);
            holdings = told.holdings();
            for (Crossing crossing : told.crossings()) {
                found.add(n + ": " + text(crossing));
            }
        }
        return found;
    }

    private static String text(Crossing crossing) {
        return switch (crossing) {
            case Crossing.Used(var _, var percent, var told) -> (told ? "told " : "noted ") + percent;
            case Crossing.FirstDowngrade(var _, var _) -> "downgraded";
        };
    }
}
