package dev.thinkwatt.billing.rating;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.billing.account.BillingTerms.Terms;
import dev.thinkwatt.billing.ledger.Months.Closed;
import dev.thinkwatt.billing.rating.Corrected.Known;
import dev.thinkwatt.billing.rating.Outcome.Missing;
import dev.thinkwatt.billing.rating.Outcome.Priced;
import dev.thinkwatt.billing.rating.Outcome.Refused;
import dev.thinkwatt.billing.rating.Outcome.Waiting;
import dev.thinkwatt.billing.rating.Reversal.Booked;
import dev.thinkwatt.billing.testing.TestCatalog;
import dev.thinkwatt.billing.testing.Usages;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.usage.PlanVersion;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageEvent;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Of a chain of events that correct each other, one is charged. */
class EventRaterTest {

    private static final Catalog CATALOG = Catalog.of(TestCatalog.published());
    private static final Usage USAGE = Usage.ofText(1200, 500);
    private static final Instant MORNING = Instant.parse("2026-11-05T08:00:00Z");

    private final Corrected corrected = new Corrected();
    private final EventRater rater = new EventRater(
            CATALOG,
            Map.of("acme", new Terms(Currency.getInstance("USD"), ZoneId.of("America/New_York"))),
            new Closed(Map.of("acme", Set.of(YearMonth.parse("2026-11")))),
            corrected,
            YearMonth.parse("2026-01"),
            Instant.EPOCH);

    private final UsageEvent first = Usages.event("acme", "r", new PlanVersion("api", 1), MORNING);
    private final UsageEvent unsold = Usages.correction(first, "gpt-9", "us-east", USAGE);
    private final UsageEvent second = Usages.correction(first, USAGE);
    private final UsageEvent third = Usages.correction(second, USAGE);

    @Test
    void refusesUsageOfAMonthThatIsNotKept() {
        Instant lastYear = Instant.parse("2026-01-01T04:59:59Z");
        assertRefused(
                rater.rate(Usages.event("acme", "old", new PlanVersion("api", 1), lastYear)),
                "TOO_LATE: usage is kept from 2026-01 on, and this is of 2025-12");
    }

    @Test
    void waitsForAnEventThatNobodyHasSeen() {
        assertWaits(rater.rate(second), first.eventId());
    }

    @Test
    void takesTheChargeBackInTheNextOpenMonth() {
        Charge charge = charge(first);
        accept(first, charge, null);
        assertThat(((Priced) rater.rate(second)).reversals())
                .containsExactly(new Reversal(
                        new EventKey("acme", first.eventId()),
                        second.eventId(),
                        new Booked(charge, YearMonth.parse("2026-12"))));
    }

    @Test
    void standsForAnEventWithoutACharge() {
        accept(first, null, null);
        assertTakesBack(rater.rate(second), first.eventId());
        assertRefused(rater.rate(first), "CORRECTION: was corrected by " + second.eventId());
    }

    @Test
    void standsForWhatTheCorrectionWithoutAChargeWasToCorrect() {
        accept(first, charge(first), null);
        accept(second, null, null);
        assertTakesBack(rater.rate(third), second.eventId(), first.eventId());
    }

    @Test
    void waitsForTheBeginningOfTheChain() {
        accept(second, null, null);
        assertWaits(rater.rate(third), first.eventId());
    }

    @Test
    void leavesWhatACorrectionWithAChargeTookBack() {
        accept(first, charge(first), second.eventId());
        accept(second, charge(second), null);
        assertTakesBack(rater.rate(third), second.eventId());
    }

    @Test
    void isRefusedWhereAnotherStandsForTheBeginningOfTheChain() {
        accept(first, charge(first), UUID.randomUUID());
        accept(second, null, null);
        assertThat(((Refused) rater.rate(third)).error()).startsWith("CORRECTION: event " + first.eventId());
    }

    @Test
    void isRefusedBesideARivalOfTheSameBatch() {
        accept(first, null, null);
        UsageEvent rival = withId(second, UUID.randomUUID(), first.eventId());
        assertTakesBack(rater.rate(second), first.eventId());
        assertRefused(
                rater.rate(rival), "CORRECTION: event " + first.eventId() + " was corrected by " + second.eventId());
    }

    @Test
    void standsForAnEventOfTheSameBatch() {
        Charge charge = ((Priced) rater.rate(first)).charge();
        assertThat(((Priced) rater.rate(second)).reversals())
                .extracting(Reversal::booked)
                .containsExactly(new Booked(charge, charge.invoiceMonth()));
    }

    @Test
    void leavesTheFirstWhereTheCorrectionHasNoPrice() {
        accept(first, null, null);
        assertThat(rater.rate(unsold)).isInstanceOf(Refused.class);
        assertThat(rater.rate(first)).isInstanceOf(Priced.class);
    }

    @Test
    void isRefusedWhereItCorrectsItself() {
        UsageEvent circular = withId(second, second.eventId(), second.eventId());
        accept(circular, null, null);
        assertRefused(rater.rate(circular), "CORRECTION: event " + second.eventId() + " corrects itself");
    }

    @Test
    void isRefusedWhereTwoCorrectEachOther() {
        UsageEvent one = withId(second, second.eventId(), third.eventId());
        accept(one, null, null);
        accept(third, null, null);
        assertThat(rater.rate(one)).isInstanceOf(Refused.class);
        assertThat(rater.rate(third)).isInstanceOf(Refused.class);
    }

    @Test
    void leavesAnotherAccountsEventAlone() {
        corrected.add(new Known(new EventKey("other", first.eventId()), null, null, null, false));
        assertWaits(rater.rate(second), first.eventId());
    }

    private void accept(UsageEvent event, @Nullable Charge charge, @Nullable UUID by) {
        corrected.add(new Known(new EventKey("acme", event.eventId()), event.corrects(), charge, by, false));
    }

    /** As it was charged when its month was open. */
    private Charge charge(UsageEvent event) {
        EventRater alone = new EventRater(
                CATALOG, rater.terms(), rater.closed(), new Corrected(), rater.keptFrom(), rater.estimatedBefore());
        UsageEvent uncorrecting = Usages.event("acme", event.requestId(), event.plan(), MORNING);
        Charge charge = ((Priced) alone.rate(uncorrecting)).charge();
        return new Charge(
                charge.accountId(),
                event.eventId(),
                charge.subscriberId(),
                charge.model(),
                charge.site(),
                charge.tier(),
                charge.startedAt(),
                charge.chargeMonth(),
                charge.chargeMonth(),
                charge.usage(),
                charge.rated());
    }

    private static UsageEvent withId(UsageEvent event, UUID id, UUID corrects) {
        return new UsageEvent(
                id,
                event.decisionId(),
                event.revision(),
                event.accountId(),
                event.subscriberId(),
                event.requestId(),
                event.plan(),
                event.requestedModel(),
                event.model(),
                event.selection(),
                event.overage(),
                event.usage(),
                event.site(),
                event.serviceTier(),
                event.startedAt(),
                event.endedAt(),
                event.decidedAt(),
                event.settledAt(),
                null,
                corrects);
    }

    private static void assertTakesBack(Outcome outcome, UUID... events) {
        assertThat(((Priced) outcome).reversals())
                .extracting(reversal -> reversal.event().eventId())
                .containsExactly(events);
    }

    private static void assertWaits(Outcome outcome, UUID event) {
        assertThat(outcome).isEqualTo(new Waiting(Missing.CORRECTED_EVENT, "event " + event));
    }

    private static void assertRefused(Outcome outcome, String error) {
        assertThat(outcome).isEqualTo(new Refused(error));
    }
}
