package dev.thinkwatt.quota.policy;

import static dev.thinkwatt.quota.policy.Cases.NEXT_MONDAY;
import static dev.thinkwatt.quota.policy.Cases.NOW;
import static dev.thinkwatt.quota.policy.Cases.auto;
import static dev.thinkwatt.quota.policy.Cases.decide;
import static dev.thinkwatt.quota.policy.Cases.exhausted;
import static dev.thinkwatt.quota.policy.Cases.fallingBack;
import static dev.thinkwatt.quota.policy.Cases.fates;
import static dev.thinkwatt.quota.policy.Cases.manual;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.account.Account;
import dev.thinkwatt.model.plan.Entitlements;
import dev.thinkwatt.model.plan.ModelTier;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.usage.Selection;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.quota.policy.Decision.Denied;
import dev.thinkwatt.quota.policy.Decision.Downgraded;
import dev.thinkwatt.quota.policy.Decision.Granted;
import dev.thinkwatt.quota.policy.Decision.Substituted;
import dev.thinkwatt.quota.policy.Walk.Fate;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoutingFloorTest {

    private static final Plan FLOORED = Plans.with(
            Cases.plan(
                    fallingBack("regular", Plans.REGULAR, Plans.NANO),
                    fallingBack("mini", Plans.THINKING_MINI, Plans.NANO),
                    fallingBack("nano", Plans.NANO, Plans.THINKING)),
            new Entitlements(null, ModelTier.MINI, List.of(), List.of()));

    @Test
    void passesOverAFallbackBelowTheFloorForWhatARouterSent() {
        Decision decision = decide(FLOORED, auto(Plans.NANO), exhausted(FLOORED, "mini"));

        assertThat(decision).isInstanceOfSatisfying(Downgraded.class, downgraded -> {
            assertThat(downgraded.model().id()).isEqualTo(Plans.THINKING);
            assertThat(fates(downgraded)).containsExactly(Fate.EXHAUSTED, Fate.BELOW_FLOOR, Fate.SERVED);
        });
    }

    @Test
    void passesItOverToWhereTheRouterChoseWell() {
        assertThat(decide(FLOORED, auto(Plans.REGULAR), exhausted(FLOORED, "regular")))
                .isInstanceOfSatisfying(
                        Downgraded.class,
                        downgraded -> assertThat(downgraded.model().id()).isEqualTo(Plans.THINKING));
    }

    @Test
    void deniesRatherThanFallBackBelowTheFloor() {
        Plan plan =
                Plans.with(Cases.plan(fallingBack("mini", Plans.THINKING_MINI, Plans.NANO)), FLOORED.entitlements());

        assertThat(decide(plan, auto(Plans.NANO), exhausted(plan))).isInstanceOf(Denied.class);
    }

    @Test
    void letsWhoeverChoseByHandFallBelowIt() {
        assertThat(decide(FLOORED, manual(Plans.THINKING_MINI), exhausted(FLOORED, "mini")))
                .isInstanceOfSatisfying(
                        Downgraded.class,
                        downgraded -> assertThat(downgraded.model().id()).isEqualTo(Plans.NANO));
    }

    @Test
    void liftsADefaultTooWhereARouterNamedNoModel() {
        Ask tooLong = new Ask(null, Selection.AUTO, 150_000, null);
        var seat = Cases.subscriber(FLOORED, Cases.account(Account.Status.ACTIVE), Plans.OLD);

        assertThat(Policy.decide(seat, tooLong, Holdings.NONE, NOW))
                .isInstanceOfSatisfying(Substituted.class, lifted -> {
                    assertThat(lifted.reason()).isEqualTo(Reason.ROUTING_FLOOR);
                    assertThat(lifted.model().contextTokens()).isGreaterThanOrEqualTo(150_000);
                });
        assertThat(isMisrouted(FLOORED, tooLong)).isFalse();
    }

    @Test
    void callsMisroutedWhatItWouldLift() {
        assertThat(isMisrouted(FLOORED, auto(Plans.NANO))).isTrue();
        assertThat(isMisrouted(FLOORED, new Ask(Plans.OLD, Selection.AUTO, 150_000, null)))
                .isTrue();
        assertThat(isMisrouted(FLOORED, auto(Plans.REGULAR))).isFalse();
        assertThat(isMisrouted(FLOORED, manual(Plans.NANO))).isFalse();
        assertThat(isMisrouted(FLOORED, auto("no-such-model"))).isFalse();
    }

    @Test
    void holdsTheFloorWhereNoModelCanReadAllOfTheRequest() {
        Ask below = tooLong(Plans.NANO);
        Ask well = tooLong(Plans.THINKING);

        assertThat(decide(FLOORED, below, Holdings.NONE)).isInstanceOfSatisfying(Substituted.class, lifted -> {
            assertThat(lifted.reason()).isEqualTo(Reason.ROUTING_FLOOR);
            assertThat(lifted.model().tier()).isGreaterThanOrEqualTo(ModelTier.MINI);
        });
        assertThat(isMisrouted(FLOORED, below)).isTrue();
        assertThat(decide(FLOORED, well, Holdings.NONE)).isInstanceOf(Granted.class);
        assertThat(isMisrouted(FLOORED, well)).isFalse();
    }

    @Test
    void deniesWhatARouterSentWhereNoModelReachesTheFloor() {
        Plan plan = Plans.with(Cases.plan(), new Entitlements(null, ModelTier.PRO, List.of(), List.of()));

        assertThat(decide(plan, auto(Plans.REGULAR), Holdings.NONE))
                .isEqualTo(new Denied(Reason.ROUTING_FLOOR, null, Walk.NONE));
        assertThat(isMisrouted(plan, auto(Plans.REGULAR))).isTrue();
        assertThat(decide(plan, manual(Plans.REGULAR), Holdings.NONE)).isInstanceOf(Granted.class);
    }

    @Test
    void goesByTheModelsThatAreNotRetired() {
        Ask unread = new Ask(Plans.OLD, Selection.AUTO, 250_000, null);
        Map<String, Instant> retirements = Map.of(Plans.REGULAR, NEXT_MONDAY);
        var seat = Cases.subscriber(FLOORED, retirements);

        assertThat(Policy.decide(seat, unread, Holdings.NONE, NOW)).isInstanceOf(Substituted.class);
        assertThat(RoutingFloor.isMisrouted(FLOORED, retirements, unread, NOW)).isTrue();
        assertThat(Policy.decide(seat, unread, Holdings.NONE, NEXT_MONDAY)).isInstanceOf(Granted.class);
        assertThat(RoutingFloor.isMisrouted(FLOORED, retirements, unread, NEXT_MONDAY))
                .isFalse();
    }

    @Test
    void callsMisroutedWhatIsRetired() {
        Ask ask = auto(Plans.REGULAR);

        assertThat(RoutingFloor.isMisrouted(FLOORED, Map.of(Plans.REGULAR, NEXT_MONDAY), ask, NOW))
                .isFalse();
        assertThat(RoutingFloor.isMisrouted(FLOORED, Map.of(Plans.REGULAR, NEXT_MONDAY), ask, NEXT_MONDAY))
                .isTrue();
        assertThat(RoutingFloor.isMisrouted(FLOORED, Map.of(Plans.REGULAR, NOW), manual(Plans.REGULAR), NEXT_MONDAY))
                .isFalse();
    }

    private static boolean isMisrouted(Plan plan, Ask ask) {
        return RoutingFloor.isMisrouted(plan, Map.of(), ask, NOW);
    }

    private static Ask tooLong(String model) {
        return new Ask(model, Selection.AUTO, 1_000_000, null);
    }
}
