package dev.thinkwatt.model.plan;

import static dev.thinkwatt.model.Sample.THINKING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.PriceTerms.ContextSteps;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.UsageKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PriceTermsTest {

    private static final PriceTerms GROUPED =
            new PriceTerms(null, List.of(new SiteGroup("nordic", Set.of("eu-west", "eu-north"))), List.of());

    @Test
    void aStepPricesTheWholeRequestUnlessThePlanSaysOtherwise() {
        assertThat(Sample.priced(UsageTerms.METERED, List.of(), null).priceTerms())
                .isEqualTo(PriceTerms.USUAL);
        assertThat(GROUPED.contextSteps()).isEqualTo(ContextSteps.WHOLE_REQUEST);
    }

    @Test
    void rowsForDifferentPlacesAndStepsMayStandBesideOneAnother() {
        List<Price> rows = List.of(
                row(null, null, null), row(1L, null, null), row(null, "eu-north", null), row(null, null, "nordic"));
        List<Price> backwards = new ArrayList<>(rows);
        Collections.reverse(backwards);

        Plan plan = Sample.priced(UsageTerms.METERED, rows, GROUPED);

        assertThat(plan.prices()).isEqualTo(rows);
        assertThat(plan).isEqualTo(Sample.priced(UsageTerms.METERED, rows, GROUPED));
        assertThat(plan).isNotEqualTo(Sample.priced(UsageTerms.METERED, backwards, GROUPED));
        for (Price row : rows) {
            List<Price> twice = new ArrayList<>(rows);
            twice.add(row);
            assertThatIllegalArgumentException().isThrownBy(() -> Sample.priced(UsageTerms.METERED, twice, GROUPED));
        }
    }

    @Test
    void aSiteGroupHasSitesAndASiteOneGroup() {
        assertThat(GROUPED.siteGroups().getFirst().sites()).containsExactly("eu-north", "eu-west");
        assertThatIllegalArgumentException().isThrownBy(() -> new SiteGroup("nobody", Set.of()));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups(new SiteGroup("a", Set.of("x")), new SiteGroup("b", Set.of("x"))))
                .withMessageContaining("two site groups");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> groups(new SiteGroup("a", Set.of("x")), new SiteGroup("a", Set.of("y"))));
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> Sample.priced(UsageTerms.METERED, List.of(row(null, null, "nordic")), PriceTerms.USUAL))
                .withMessageContaining("nordic");
    }

    @Test
    void whatIsNotSoldIsNamed() {
        NotSold audio = new NotSold(null, UsageKind.AUDIO_INPUT, null);
        NotSold batch = new NotSold(THINKING.id(), null, ServiceTier.BATCH);

        assertThat(audio.covers("gpt-4o", UsageKind.AUDIO_INPUT, ServiceTier.FLEX))
                .isTrue();
        assertThat(audio.covers("gpt-4o", UsageKind.AUDIO_OUTPUT, ServiceTier.FLEX))
                .isFalse();
        assertThat(batch.covers(THINKING.id(), UsageKind.INPUT, ServiceTier.BATCH))
                .isTrue();
        assertThat(batch.covers("gpt-4o", UsageKind.INPUT, ServiceTier.BATCH)).isFalse();
        assertThat(batch.covers(THINKING.id(), UsageKind.INPUT, ServiceTier.FLEX))
                .isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new NotSold(null, null, null));
        assertThatIllegalArgumentException().isThrownBy(() -> new NotSold(null, UsageKind.REQUEST, null));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Sample.priced(
                        UsageTerms.METERED,
                        List.of(),
                        new PriceTerms(null, List.of(), List.of(new NotSold("gpt-6", null, null)))));
    }

    private static PriceTerms groups(SiteGroup... groups) {
        return new PriceTerms(null, List.of(groups), List.of());
    }

    private static Price row(@Nullable Long above, @Nullable String site, @Nullable String siteGroup) {
        return new Price(
                THINKING.id(),
                UsageKind.INPUT,
                ServiceTier.STANDARD,
                Money.of("1.25", "USD"),
                1_000_000,
                above,
                site,
                siteGroup,
                null);
    }
}
