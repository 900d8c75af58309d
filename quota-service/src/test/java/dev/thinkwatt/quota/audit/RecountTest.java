package dev.thinkwatt.quota.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.model.plan.Allowance.Scope;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.quota.audit.Audited.Difference;
import dev.thinkwatt.quota.decision.Answer;
import dev.thinkwatt.quota.decision.Owner;
import dev.thinkwatt.quota.policy.Counter;
import dev.thinkwatt.quota.policy.Counters;
import dev.thinkwatt.quota.policy.Grant;
import dev.thinkwatt.quota.policy.Taken;
import dev.thinkwatt.support.json.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RecountTest {

    private static final Instant MONDAY = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant NOW = MONDAY.plus(Duration.ofDays(3));
    private static final TimeSpan WEEK = new TimeSpan(MONDAY, MONDAY.plus(Duration.ofDays(7)));
    private static final TimeSpan BEGUN_BEFORE = new TimeSpan(Instant.EPOCH, WEEK.endsAt());
    private static final Owner ADA = Owner.subscriber("ada");
    private static final Owner ACME = Owner.account("acme");

    private final Findings findings = new Findings();
    private final Recount recount = new Recount(Set.of(ADA, ACME), MONDAY, NOW, findings);

    @Test
    void agreesWhereTheCounterHoldsWhatDecisionsTook() {
        recount.add(ADA, used(WEEK, "3"), Map.of());

        count(took("1"));
        count(took("2"));

        assertThat(differences()).isEmpty();
        assertThat(recount.windows()).isEqualTo(1);
        assertThat(recount.decisions()).isEqualTo(2);
        assertThat(recount.since(ADA)).contains(MONDAY);
    }

    @Test
    void namesACounterThatHoldsMoreOrLess() {
        recount.add(ADA, used(WEEK, "3"), Map.of());

        count(took("1.5"));

        assertThat(differences())
                .containsExactly(new Difference("window: used", "ada week from 2026-11-23T00:00:00Z", "3", "1.5"));
    }

    @Test
    void namesACounterWhoseDecisionsAreGone() {
        recount.add(ADA, used(WEEK, "3"), Map.of());

        assertThat(differences())
                .containsExactly(new Difference("window: used", "ada week from 2026-11-23T00:00:00Z", "3", "0"));
    }

    @Test
    void namesAWindowThatWasTakenFromAndThatNoCounterHas() {
        recount.add(ADA, Counters.NONE, Map.of());

        count(took("1"));
        count(took("2"));
        count(new KeptDecision("ada", "acme", List.of(taken(WEEK, "4")), Set.of("week"), null));

        assertThat(differences())
                .containsExactly(
                        new Difference("window: missing", "ada week from 2026-11-23T00:00:00Z", "none", "at least 3"));
        assertThat(recount.owners()).isEqualTo(1);
    }

    @Test
    void namesAWindowOfWhoeverHasNoCounter() {
        count(took("1"));

        assertThat(differences())
                .containsExactly(
                        new Difference("window: missing", "ada week from 2026-11-23T00:00:00Z", "none", "at least 1"));
        assertThat(recount.owners()).isZero();
    }

    @Test
    void namesAWindowBeforeWhichTheCounterStoodStill() {
        TimeSpan last = new TimeSpan(MONDAY.minus(Duration.ofDays(7)), MONDAY);
        recount.add(ADA, used(last, "9"), Map.of());

        count(took("1"));

        assertThat(differences())
                .containsExactly(
                        new Difference("window: missing", "ada week from 2026-11-23T00:00:00Z", "none", "at least 1"));
    }

    @Test
    void missesNoWindowThatIsOverOrOfWhichNothingIsTaken() {
        recount.add(ADA, Counters.NONE, Map.of());

        count(new KeptDecision("ada", "acme", List.of(taken(new TimeSpan(MONDAY, NOW), "1")), Set.of(), null));
        count(took("0"));

        assertThat(differences()).isEmpty();
    }

    @Test
    void missesNoWindowAfterWhichAnotherCameThatEndedSooner() {
        recount.add(ADA, used(new TimeSpan(MONDAY.plusSeconds(60), NOW), "1"), Map.of());

        count(took("1"));

        assertThat(differences()).isEmpty();
    }

    @Test
    void doesNotCountWhatAReleaseGaveBack() {
        recount.add(ADA, used(WEEK, "1"), Map.of());

        count(took("1"));
        count(new KeptDecision("ada", "acme", List.of(taken(WEEK, "1")), Set.of("week"), null));

        assertThat(differences()).isEmpty();
    }

    @Test
    void countsWhatAReleaseKept() {
        recount.add(ADA, used(WEEK, "1"), Map.of());

        count(new KeptDecision("ada", "acme", List.of(taken(WEEK, "1")), Set.of("another"), null));

        assertThat(differences()).isEmpty();
    }

    @Test
    void countsAnotherWindowOfTheSameAllowanceByItself() {
        TimeSpan begunAnew = new TimeSpan(MONDAY.plusSeconds(60), WEEK.endsAt());
        recount.add(ADA, used(begunAnew, "2"), Map.of());

        count(took("5"));
        count(new KeptDecision("ada", "acme", List.of(taken(begunAnew, "2")), Set.of(), null));

        assertThat(differences()).isEmpty();
    }

    @Test
    void countsEachTwelfthOfASlidingWindowThatStillCounts() {
        TimeSpan over = new TimeSpan(MONDAY, NOW);
        TimeSpan earlier = new TimeSpan(MONDAY.plusSeconds(1), NOW.plusSeconds(1));
        TimeSpan latest = new TimeSpan(MONDAY.plusSeconds(2), NOW.plusSeconds(2));
        recount.add(
                ADA,
                counters(new Counter(
                        latest,
                        BigDecimal.ONE,
                        List.of(new Counter.Slot(over, BigDecimal.TEN), new Counter.Slot(earlier, BigDecimal.TWO)),
                        null,
                        null,
                        null,
                        null)),
                Map.of());

        count(new KeptDecision("ada", "acme", List.of(taken(latest, "1")), Set.of(), null));
        count(new KeptDecision("ada", "acme", List.of(taken(earlier, "1")), Set.of(), null));

        assertThat(recount.windows()).isEqualTo(2);
        assertThat(differences())
                .containsExactly(new Difference("window: used", "ada week from 2026-11-23T00:00:01Z", "2", "1"));
    }

    @Test
    void leavesWhatHoldsMoreAndBeganBeforeTheDecisionsThatAreKept() {
        recount.add(ADA, used(BEGUN_BEFORE, "9"), Map.of());

        count(new KeptDecision("ada", "acme", List.of(taken(BEGUN_BEFORE, "8")), Set.of(), null));

        assertThat(differences()).isEmpty();
        assertThat(recount.tooOld()).isEqualTo(1);
        assertThat(recount.windows()).isZero();
    }

    @Test
    void namesWhatHoldsLessThanDecisionsTookWheneverItBegan() {
        recount.add(ADA, used(BEGUN_BEFORE, "9"), Map.of());

        count(new KeptDecision("ada", "acme", List.of(taken(BEGUN_BEFORE, "10")), Set.of(), null));

        assertThat(differences())
                .containsExactly(new Difference("window: used", "ada week from 1970-01-01T00:00:00Z", "9", "10"));
        assertThat(findings.owners()).containsExactly(ADA);
    }

    @Test
    void needsOfEachOwnerNoMoreThanItsOwnWindows() {
        recount.add(ADA, used(WEEK, "0"), Map.of());
        recount.add(ACME, used(BEGUN_BEFORE, "0"), Map.of());

        assertThat(recount.since(ADA)).contains(MONDAY);
        assertThat(recount.since(ACME)).contains(Instant.EPOCH);
        assertThat(recount.since(Owner.subscriber("bob"))).isEmpty();
    }

    @Test
    void countsWhatAnAccountSharesWhoeverTookIt() {
        recount.add(ACME, used(WEEK, "2"), Map.of());
        recount.add(ADA, used(WEEK, "1"), Map.of());

        Taken shared = new Taken("week", Scope.ACCOUNT, WEEK, BigDecimal.ONE, List.of());
        count(new KeptDecision("ada", "acme", List.of(shared), Set.of(), null));
        count(new KeptDecision("bob", "acme", List.of(shared), Set.of(), null));
        count(new KeptDecision("ada", "before", List.of(shared), Set.of(), null));
        count(took("1"));

        assertThat(differences()).isEmpty();
    }

    @Test
    void namesATopUpOfWhichDecisionsTookAnotherAmount() {
        recount.add(ADA, topUp("pack", "10", "7"), granted("ada", "pack", "10", MONDAY));

        count(new KeptDecision("ada", "acme", List.of(drawn("pack", "2")), Set.of(), null));

        assertThat(recount.topUps()).isEqualTo(1);
        assertThat(differences()).containsExactly(new Difference("top-up: used", "ada pack", "3", "2"));
    }

    @Test
    void findsWhatAnAccountWasGrantedUnderTheSubscriberItWasGivenTo() {
        recount.add(ACME, topUp("ada/pack", "10", "10"), granted("ada", "pack", "10.0", MONDAY));

        assertThat(differences()).isEmpty();
    }

    @Test
    void namesAGrantThatWasNeverGivenOrIsAnother() {
        recount.add(ADA, topUp("pack", "10", "10"), Map.of());
        recount.add(ADA, topUp("goodwill", "10", "10"), granted("ada", "goodwill", "5", MONDAY));

        assertThat(differences())
                .containsExactly(
                        new Difference("grant: amount", "ada pack", "10", "0"),
                        new Difference("grant: amount", "ada goodwill", "10", "5"));
    }

    @Test
    void leavesATopUpThatIsOlderThanTheDecisionsThatAreKeptWhereMoreIsGone() {
        recount.add(ADA, topUp("pack", "10", "1"), granted("ada", "pack", "10", MONDAY.minusSeconds(1)));

        assertThat(differences()).isEmpty();
        assertThat(recount.tooOld()).isEqualTo(1);
    }

    @Test
    void namesAHoldThatWentPastItsLimit() {
        recount.add(ADA, used(WEEK, "2"), Map.of());

        count(new KeptDecision("ada", "acme", List.of(taken(WEEK, "1")), Set.of(), answer("1", "1")));
        count(new KeptDecision("ada", "acme", List.of(taken(WEEK, "1")), Set.of(), answer("2", "1")));

        assertThat(differences())
                .containsExactly(
                        new Difference("decision: used past the limit", "20261126:ada:r week", "2", "at most 1"));
    }

    @Test
    void letsAHoldDrawOnTopUpsWhereAnEarlierAnswerWentPastTheLimit() {
        recount.add(ADA, topUp("pack", "10", "9"), granted("ada", "pack", "10", MONDAY));
        recount.add(ADA, used(WEEK, "0"), Map.of());

        count(new KeptDecision("ada", "acme", List.of(drawn("pack", "1")), Set.of(), answer("2", "1")));

        assertThat(differences()).isEmpty();
    }

    private void count(KeptDecision kept) {
        recount.count(kept);
    }

    private List<Difference> differences() {
        recount.compare();
        assertThat(findings.count()).isEqualTo(findings.first().size());
        return findings.first();
    }

    private static KeptDecision took(String units) {
        return new KeptDecision("ada", "acme", List.of(taken(WEEK, units)), Set.of(), null);
    }

    private static Taken taken(TimeSpan window, String units) {
        return new Taken("week", Scope.SUBSCRIBER, window, new BigDecimal(units), List.of());
    }

    private static Taken drawn(String grantId, String units) {
        return new Taken(
                "week",
                Scope.SUBSCRIBER,
                WEEK,
                BigDecimal.ZERO,
                List.of(new Taken.Drawn(grantId, new BigDecimal(units))));
    }

    private static Counters used(TimeSpan window, String units) {
        return counters(new Counter(window, new BigDecimal(units), List.of(), null, null, null, null));
    }

    private static Counters counters(Counter counter) {
        return new Counters(Map.of("week", counter), List.of());
    }

    private static Counters topUp(String grantId, String amount, String left) {
        return new Counters(
                Map.of(),
                List.of(new Grant(
                        grantId,
                        Grant.Kind.BALANCE,
                        "week",
                        new BigDecimal(amount),
                        new BigDecimal(left),
                        1,
                        NOW.plusSeconds(1))));
    }

    private static Map<Granted.Id, Granted> granted(String subscriberId, String grantId, String amount, Instant at) {
        return Map.of(new Granted.Id(subscriberId, grantId), new Granted(new BigDecimal(amount), at));
    }

    private static Answer answer(String used, String limit) {
        String json = """
                {"decisionId": "20261126:ada:r", "requestId": "r", "outcome": "GRANTED", "reason": "WITHIN_ALLOWANCES",
                 "overage": false, "replayed": false, "allowances": [
                   {"allowance": "week", "meter": "REQUESTS", "limit": "%s", "used": "%s", "remaining": "0"}]}
                """.formatted(limit, used);
        try {
            return Json.tolerant().readValue(json, Answer.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
