package dev.thinkwatt.e2e.history;

import static dev.thinkwatt.e2e.history.Cases.THINKING;
import static dev.thinkwatt.e2e.history.Cases.TOMORROW;
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
import dev.thinkwatt.e2e.history.Reply.Count;
import dev.thinkwatt.e2e.history.Reply.Decided;
import dev.thinkwatt.e2e.history.Reply.Kept;
import dev.thinkwatt.e2e.history.Verdict.Refused;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A checker that refuses nothing proves nothing. */
class CheckerRefusalTest {

    private static final Release RELEASE = new Release("a", "TIMEOUT");
    private static final Closed RETURNED = new Closed("RELEASED", false, Set.of(THINKING));

    private static void refused(Script history) {
        assertThat(history.verdict()).isInstanceOf(Refused.class);
    }

    @Test
    void refusesALostUpdate() {
        refused(new Script().answered(1, 4, thinking("a"), granted(1)).answered(2, 3, thinking("b"), granted(1)));
    }

    @Test
    void refusesOneAdmittedTooMany() {
        Decided third =
                new Decided("GRANTED", THINKING, false, Map.of(THINKING, Count.of(Cases.TODAY, 2, 3)), "granted");
        refused(new Script()
                .answered(1, 6, thinking("a"), granted(1))
                .answered(2, 5, thinking("b"), granted(2))
                .answered(3, 4, thinking("c"), third));
    }

    @Test
    void refusesOneDowngradedTooEarly() {
        refused(new Script().answered(1, 2, thinking("a"), granted(1)).answered(3, 4, thinking("b"), downgraded(1)));
    }

    @Test
    void refusesARetryThatTookTwice() {
        refused(new Script().answered(1, 2, thinking("a"), granted(1)).answered(3, 4, thinking("a"), granted(2)));
    }

    @Test
    void refusesARetryThatTookTwiceUnseen() {
        refused(new Script()
                .unanswered(1, thinking("a"))
                .answered(2, 3, thinking("a"), granted(1).asReplay())
                .answered(4, 5, new Stand(), standing(2, 0)));
    }

    @Test
    void refusesTwoFirstAnswersToOneRequest() {
        refused(new Script().answered(1, 4, thinking("a"), granted(1)).answered(2, 3, thinking("a"), granted(1)));
    }

    @Test
    void refusesAReplayInOtherWords() {
        Decided other = new Decided("GRANTED", THINKING, true, granted(1).allowances(), "held until somewhat later");
        refused(new Script().answered(1, 2, thinking("a"), granted(1)).answered(3, 4, thinking("a"), other));
    }

    @Test
    void refusesAnAnswerToAnotherBody() {
        refused(new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(
                        3,
                        4,
                        new Call.Decide("a", THINKING, true, 7),
                        granted(1).asReplay()));
    }

    @Test
    void refusesAStaleRead() {
        refused(new Script().answered(1, 2, thinking("a"), granted(1)).answered(3, 4, new Stand(), standing(0, 0)));
    }

    @Test
    void refusesAReadThatForgetsWhatAnotherSaw() {
        refused(new Script()
                .unanswered(1, thinking("a"))
                .answered(2, 3, new Stand(), standing(1, 0))
                .answered(4, 5, new Stand(), standing(0, 0)));
    }

    @Test
    void refusesAnAnswerBeforeItsCause() {
        refused(new Script()
                .answered(1, 2, thinking("a"), granted(1).asReplay())
                .answered(3, 4, thinking("a"), granted(1)));
    }

    @Test
    void refusesACountBeforeItsCause() {
        refused(new Script().answered(1, 2, thinking("a"), granted(2)).answered(3, 4, thinking("b"), granted(1)));
    }

    @Test
    void refusesASettlementBesideARelease() {
        refused(new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(3, 6, RELEASE, RETURNED)
                .answered(4, 5, new Settle("a", 1), new Closed("SETTLED", false, Set.of())));
    }

    @Test
    void refusesAUnitGivenBackTwice() {
        refused(new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(3, 4, thinking("b"), granted(2))
                .answered(5, 6, RELEASE, RETURNED)
                .answered(7, 8, RELEASE, new Closed("RELEASED", true, Set.of(THINKING)))
                .answered(9, 10, new Stand(), standing(0, 0)));
    }

    @Test
    void refusesAUnitGivenBackToTheNextWindow() {
        refused(new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(1_001, 1_002, thinking("b"), granted(1, TOMORROW))
                .answered(1_003, 1_004, RELEASE, RETURNED));
    }

    @Test
    void refusesAUnitGivenBackToAWindowThatIsOver() {
        refused(new Script().answered(1, 2, thinking("a"), granted(1)).answered(1_001, 1_002, RELEASE, RETURNED));
    }

    @Test
    void refusesAWindowThatGoesBack() {
        refused(new Script()
                .answered(998, 1_001, thinking("a"), granted(1, TOMORROW))
                .answered(1_002, 1_003, thinking("b"), granted(1)));
    }

    @Test
    void refusesADecisionThatIsGone() {
        refused(new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(3, 4, new Read("a"), new Reply.Refused(404)));
    }

    @Test
    void refusesAReceiptThatSaysOpenAfterItsSettlement() {
        refused(new Script()
                .answered(1, 2, thinking("a"), granted(1))
                .answered(3, 4, new Settle("a", 1), new Closed("SETTLED", false, Set.of()))
                .answered(5, 6, new Read("a"), new Kept("OPEN", granted(1))));
    }
}
