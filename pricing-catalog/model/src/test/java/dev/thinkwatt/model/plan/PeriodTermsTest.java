package dev.thinkwatt.model.plan;

import static dev.thinkwatt.model.Sample.THINKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.PrepaidCredit.Pays;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodTermsTest {

    private static final Money DOLLAR = Money.of("1", "USD");
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Set<UsageKind> INPUT = Set.of(UsageKind.INPUT);

    @Test
    void usageIsInOneChargeAtMost() {
        PeriodCharge all = charge("all", INPUT, Set.of());
        PeriodCharge batch = charge("batch", INPUT, Set.of(ServiceTier.BATCH));
        PeriodCharge flex = charge("flex", INPUT, Set.of(ServiceTier.FLEX));

        PeriodTerms terms = terms(batch, flex, charge("output", Set.of(UsageKind.OUTPUT), Set.of()));

        assertThat(terms.charge(THINKING.id(), UsageKind.INPUT, ServiceTier.FLEX, Sample.USD))
                .contains(flex);
        assertThat(terms.charge(THINKING.id(), UsageKind.INPUT, ServiceTier.STANDARD, Sample.USD))
                .isEmpty();
        assertThat(terms.charge("gpt-4o", UsageKind.INPUT, ServiceTier.FLEX, Sample.USD))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> terms(all, batch)).withMessageContaining("same usage");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> terms(batch, batch))
                .withMessageContaining("two charges");
    }

    @Test
    void whoPaysInAnotherCurrencyHasChargesOfItsOwn() {
        ChargeModel inEuros = new ChargeModel.PerUnit(new UnitPrice(Money.of("0.9", "EUR"), 1_000));
        PeriodCharge euros = new PeriodCharge("in-eur", Set.of(THINKING.id()), INPUT, Set.of(), null, inEuros);
        PeriodCharge dollars = charge("in", INPUT, Set.of());

        PeriodTerms terms =
                new PeriodTerms(List.of(dollars, euros), Money.of("10", "USD"), null, List.of(Money.of("9", "EUR")));

        assertThat(terms.charge(THINKING.id(), UsageKind.INPUT, ServiceTier.FLEX, EUR))
                .contains(euros);
        assertThat(terms.chargesIn(Sample.USD)).containsExactly(dollars);
        assertThat(terms.minimumIn(EUR)).contains(Money.of("9", "EUR"));
        assertThat(terms.minimumIn(Currency.getInstance("CHF"))).isEmpty();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PeriodTerms(List.of(), DOLLAR, null, List.of(DOLLAR)))
                .withMessageContaining("two minimums");
        assertThatIllegalArgumentException().isThrownBy(() -> new PeriodTerms(List.of(), null, null, List.of(DOLLAR)));
    }

    @Test
    void aChargeAddsUpWhatHasOneUnit() {
        assertThat(charge("in", Set.of(UsageKind.INPUT, UsageKind.CACHED_INPUT), Set.of())
                        .kinds())
                .containsExactly(UsageKind.INPUT, UsageKind.CACHED_INPUT);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> charge("mixed", Set.of(UsageKind.INPUT, UsageKind.REQUEST), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> charge("mixed", Set.of(UsageKind.INPUT, UsageKind.TOOL_CALL), Set.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> charge("nothing", Set.of(), Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new PeriodCharge("zero", Set.of("a"), INPUT, Set.of(), 0L, perUnit()));
    }

    @Test
    void amountsAreMoreThanNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PeriodTerms(List.of(), Money.of("0", "USD"), null));
        assertThatIllegalArgumentException().isThrownBy(() -> credit("0", 1, Set.of(Pays.USAGE)));
        assertThatIllegalArgumentException().isThrownBy(() -> credit("1", 0, Set.of(Pays.USAGE)));
        assertThatIllegalArgumentException().isThrownBy(() -> credit("1", null, Set.of()));
    }

    @Test
    void aPlanHasNoneUnlessItSaysSo() {
        assertThat(Sample.priced(UsageTerms.METERED, List.of(), null)
                        .periodTerms()
                        .areNone())
                .isTrue();
        assertThat(terms(charge("in", INPUT, Set.of())).areNone()).isFalse();
        assertThat(new PeriodTerms(List.of(), DOLLAR, null).areNone()).isFalse();
        assertThat(new PeriodTerms(List.of(), null, credit("1", null, Set.of(Pays.ENERGY))).areNone())
                .isFalse();
    }

    @Test
    void aPlanChargesForModelsThatItSells() {
        PeriodTerms foreign = terms(new PeriodCharge("in", Set.of("gpt-6"), INPUT, Set.of(), null, perUnit()));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.priced(DOLLAR, UsageTerms.METERED, List.of(), PriceTerms.USUAL, foreign))
                .withMessageContaining("gpt-6");
    }

    private static PeriodTerms terms(PeriodCharge... charges) {
        return new PeriodTerms(List.of(charges), null, null);
    }

    private static PeriodCharge charge(String id, Set<UsageKind> kinds, Set<ServiceTier> tiers) {
        return new PeriodCharge(id, Set.of(THINKING.id()), kinds, tiers, null, perUnit());
    }

    private static ChargeModel perUnit() {
        return new ChargeModel.PerUnit(new UnitPrice(DOLLAR, 1_000));
    }

    private static PrepaidCredit credit(String amount, @Nullable Integer periods, Set<Pays> pays) {
        return new PrepaidCredit(Money.of(amount, "USD"), periods, pays);
    }
}
