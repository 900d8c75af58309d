package dev.thinkwatt.model.rating;

import static dev.thinkwatt.model.Sample.dec;
import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import dev.thinkwatt.model.catalog.Catalog;
import dev.thinkwatt.model.energy.EnergyFactors;
import dev.thinkwatt.model.energy.EnergyFactors.Mode;
import dev.thinkwatt.model.energy.SurchargePolicy.IntervalRule;
import dev.thinkwatt.model.money.Money;
import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Anchor;
import dev.thinkwatt.model.plan.AtLimit;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.Plan.UsageTerms;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.model.rating.Rating.Rated;
import dev.thinkwatt.model.usage.Usage;
import dev.thinkwatt.model.usage.UsageKind;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The plan that started this: 20 USD a month, 3000 Thinking messages a week, then Thinking-mini. */
class PlusPlanTest {

    private static final ServedModel THINKING = Sample.THINKING;
    private static final ServedModel THINKING_MINI = Sample.model("gpt-5-thinking-mini", "0.8", Sample.PROFILE);

    private static final Allowance THINKING_A_WEEK = new Allowance(
            "thinking-week",
            Allowance.Meter.REQUESTS,
            Set.of(THINKING.id()),
            BigDecimal.valueOf(3000),
            new Window.Calendar(Window.Unit.WEEK),
            Allowance.Scope.SUBSCRIBER,
            Allowance.Counts.MANUAL,
            new AtLimit.FallBack(THINKING_MINI.id()),
            null,
            null,
            null);

    private static final Plan PLUS = Sample.plan(
            "plus",
            1,
            UsageTerms.INCLUDED,
            List.of(THINKING, THINKING_MINI),
            List.of(THINKING_A_WEEK),
            List.of(
                    Sample.price(THINKING, UsageKind.REQUEST, "0.02", 1),
                    Sample.price(THINKING_MINI, UsageKind.REQUEST, "0.004", 1)),
            Sample.policy(IntervalRule.START));

    private static final Catalog CATALOG = Sample.catalog(PLUS, Sample.day("0.10"));

    @Test
    void aFullWeekIsWorth60Dollars() {
        List<Rated> week = LongStream.range(0, THINKING_A_WEEK.limit().longValueExact())
                .mapToObj(message -> rated(SampleEvent.using(Usage.ofText(1200, 500))))
                .toList();

        assertThat(sum(week.stream().map(Rated::worth).toList())).isEqualByComparingTo("60");
        assertThat(sum(week.stream().map(Rated::charged).toList())).isEqualByComparingTo("0");
        assertThat(week).allMatch(Rated::included);
        assertThat(week.stream()
                        .mapToLong(rated -> SampleCatalogs.energy(rated).nanoWattHours())
                        .sum())
                .isEqualTo(3000 * 396_000_000L);
    }

    @Test
    void afterThatThinkingMiniAnswersAt80PercentOfTheAccuracy() {
        ServedModel fallback = PLUS.model(((AtLimit.FallBack) THINKING_A_WEEK.atLimit()).model())
                .orElseThrow();

        assertThat(fallback.relativeAccuracy().divide(THINKING.relativeAccuracy()))
                .isEqualByComparingTo("0.8");
        assertThat(rated(SampleEvent.using(Usage.ofText(1200, 500)).of(fallback.id()))
                        .included())
                .isTrue();
    }

    @Test
    void theWeekIsAnIsoWeekOfTheAccountsZone() {
        TimeSpan week =
                THINKING_A_WEEK.window().spanAt(new Anchor(ZoneId.of("Europe/Berlin"), Instant.EPOCH), Sample.NOON);

        assertThat(week.startsAt()).isEqualTo("2026-11-22T23:00:00Z");
        assertThat(Duration.between(week.startsAt(), week.endsAt())).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void readsItsWholeContext() {
        assertThat(THINKING.contextTokens()).isEqualTo(196_000);
    }

    @Test
    void aThinkingTurnDraws3Point6TimesAPlainOneBefore60PercentAreSavedElsewhere() {
        EnergyFactors plain = new EnergyFactors(BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE, BigDecimal.ONE);

        assertThat(plain.in(new Mode(dec("3.6"), dec("0"))).nanoWattHours(dec("0.3")))
                .isEqualTo(1_080_000_000);
        assertThat(plain.in(new Mode(dec("3.6"), dec("0.60"))).nanoWattHours(dec("0.3")))
                .isEqualTo(612_000_000);
    }

    private static BigDecimal sum(List<Money> amounts) {
        return amounts.stream().map(Money::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Rated rated(SampleEvent event) {
        return (Rated) Rater.rate(event.event(), CATALOG);
    }
}
