package dev.thinkwatt.e2e.history;

import static dev.thinkwatt.e2e.history.Cases.THINKING;
import static dev.thinkwatt.e2e.history.Cases.TODAY;
import static dev.thinkwatt.e2e.history.Cases.TOMORROW;
import static dev.thinkwatt.e2e.history.Cases.denied;
import static dev.thinkwatt.e2e.history.Cases.downgraded;
import static dev.thinkwatt.e2e.history.Cases.granted;
import static dev.thinkwatt.e2e.history.Cases.standing;
import static dev.thinkwatt.e2e.history.Cases.thinking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.history.Call.Read;
import dev.thinkwatt.e2e.history.Call.Release;
import dev.thinkwatt.e2e.history.Call.Settle;
import dev.thinkwatt.e2e.history.Call.Stand;
import dev.thinkwatt.e2e.history.Cases.Script;
import dev.thinkwatt.e2e.history.Reply.Closed;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Kept;
import dev.thinkwatt.e2e.history.Reply.Refused;
import dev.thinkwatt.e2e.history.Verdict.Linearizable;
import dev.thinkwatt.e2e.history.Verdict.Undecided;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the checker accepts; what it refuses is in another class. */
class CheckerTest {

    private static final Release GIVING_BACK = new Release("a", "SERVER_ERROR");

    @Test
    void acceptsOneAfterTheOtherDownToTheDenial() {
        Script history = new Script()
                .answered(1, 2, new Stand(), standing(0, 0))
                .answered(3, 4, thinking("a"), granted(1))
                .answered(5, 6, thinking("b"), granted(2))
                .answered(7, 8, thinking("c"), downgraded(1))
                .answered(9, 10, thinking("d"), denied())
                .answered(11, 12, thinking("a"), granted(1).asReplay())
                .answered(13, 14, new Read("d"), new Kept("DENIED", denied()));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void findsTheOrderOfWhatWasUnderWayTogether() {
        Script history = new Script()
                .answered(1, 9, thinking("a"), downgraded(1))
                .answered(2, 8, thinking("b"), granted(2))
                .answered(3, 7, thinking("c"), granted(1));

        assertThat(history.verdict())
                .isInstanceOfSatisfying(
                        Linearizable.class,
                        found -> assertThat(found.order())
                                .extracting(operation -> operation.call().requestId())
                                .containsExactly("c", "b", "a"));
    }

    @Test
    void takesAnUnansweredRequestForDoneWhereACountTellsSo() {
        Script history = new Script().unanswered(1, thinking("lost")).answered(2, 3, thinking("a"), granted(2));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void takesAnUnansweredRequestForDoneLongAfterItsClientGaveUp() {
        Script history = new Script()
                .unanswered(1, thinking("lost"))
                .answered(2, 3, new Stand(), standing(0, 0))
                .answered(4, 5, thinking("a"), granted(1))
                .answered(6, 7, new Stand(), standing(2, 0));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void takesAnUnansweredRequestForNeverDoneWhereACountTellsSo() {
        Script history = new Script()
                .unanswered(1, thinking("lost"))
                .answered(2, 3, thinking("a"), granted(1))
                .answered(4, 5, new Read("lost"), new Refused(404));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void acceptsARetryThatFindsWhatTheFirstTryDid() {
        Script history = new Script()
                .unanswered(1, thinking("a"))
                .answered(2, 3, thinking("b"), granted(2))
                .answered(4, 5, thinking("a"), granted(1).asReplay());

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void acceptsAUnitGivenBackAndTakenAgain() {
        Script history = new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(3, 4, GIVING_BACK, new Closed("RELEASED", false, Set.of(THINKING)))
                .answered(5, 6, thinking("b"), granted(1))
                .answered(7, 8, GIVING_BACK, new Closed("RELEASED", true, Set.of(THINKING)))
                .answered(9, 10, new Settle("a", 1), new Refused(409));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void acceptsAFreshWindowAndAUnitThatIsTooLateForIt() {
        Script history = new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(998, 1_001, thinking("b"), granted(1, TOMORROW))
                .answered(998, 1_001, thinking("c"), granted(2, TODAY))
                .answered(1_002, 1_003, GIVING_BACK, new Closed("RELEASED", false, Set.of()));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void acceptsNothingGivenBackToAWindowThatIsOverThoughNobodyAskedSince() {
        Script history = new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(1_002, 1_003, GIVING_BACK, new Closed("RELEASED", false, Set.of()));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void acceptsEitherOfAReleaseThatWasUnderWayWhenTheWindowEnded() {
        for (Set<String> returned : List.of(Set.<String>of(), Set.of(THINKING))) {
            Script history = new Script()
                    .answered(1, 2, thinking("a"), granted(1))
                    .answered(998, 1_001, GIVING_BACK, new Closed("RELEASED", false, returned));
            Script unanswered = new Script()
                    .answered(1, 2, thinking("a"), granted(1))
                    .unanswered(998, GIVING_BACK)
                    .answered(1_002, 1_003, GIVING_BACK, new Closed("RELEASED", true, returned));

            assertThat(history.verdict()).isInstanceOf(Linearizable.class);
            assertThat(unanswered.verdict()).isInstanceOf(Linearizable.class);
        }
    }

    @Test
    void doesNotCountWhatARouterChose() {
        Call.Decide auto = new Call.Decide("a", THINKING, false, 0);
        Script history = new Script()
                .answered(1, 2, auto, new Decided("GRANTED", THINKING, false, Map.of(), "auto"))
                .answered(3, 4, new Stand(), standing(0, 0));

        assertThat(history.verdict()).isInstanceOf(Linearizable.class);
    }

    @Test
    void saysSoWhenItDoesNotFindOut() {
        List<Operation> crowd = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            crowd.add(Operation.open("c", 1, thinking("r" + i)));
        }
        crowd.add(new Operation("c", 2, 3, new Stand(), standing(0, 2), Operation.Told.NOTHING));

        Verdict verdict = new Checker(Cases.TERMS, 50).check(crowd);

        assertThat(verdict).isInstanceOf(Undecided.class);
    }
}
