package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.Anchor;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Plans;
import dev.thinkwatt.support.json.Json;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Anchor UTC = new Anchor(ZoneOffset.UTC, Instant.EPOCH);
    private static final BigDecimal TEN = BigDecimal.TEN;
    private static final Allowance THINKING = Plans.thinkingPerWeek(10);
    private static final TimeSpan WEEK = new Window.Calendar(Window.Unit.WEEK).spanAt(UTC, NOW);
    private static final TimeSpan NEXT_WEEK = new Window.Calendar(Window.Unit.WEEK).spanAt(UTC, WEEK.endsAt());

    private final Counters used = Counters.NONE.plus(THINKING, Taken.of(THINKING.id(), WEEK, 4), NOW);

    @Test
    void rollsWhenTheWindowIsOver() {
        assertThat(used.standing(THINKING, TEN, UTC, WEEK.endsAt().minusMillis(1))
                        .used())
                .isEqualByComparingTo("4");
        Standing next = used.standing(THINKING, TEN, UTC, WEEK.endsAt());
        assertThat(next.window()).isEqualTo(NEXT_WEEK);
        assertThat(next.used()).isZero();
    }

    @Test
    void countsAnInstantBeforeTheStoredWindowInTheStoredOne() {
        Counters rolled = used.plus(THINKING, Taken.of(THINKING.id(), NEXT_WEEK, 1), WEEK.endsAt());

        Standing late = rolled.standing(THINKING, TEN, UTC, WEEK.endsAt().minusSeconds(1));

        assertThat(late.window()).isEqualTo(NEXT_WEEK);
        assertThat(late.used()).isEqualByComparingTo("1");
    }

    @Test
    void doesNotMoveAResetOnceAnnouncedWhenTheZoneChanges() {
        assertThat(used.standing(THINKING, TEN, new Anchor(ZoneId.of("Asia/Tokyo"), Instant.EPOCH), NOW)
                        .resetsAt())
                .isEqualTo(WEEK.endsAt());
    }

    @Test
    void keepsWhatWasUsedWhenTheLimitIsLoweredAndNeverHasLessThanNothingLeft() {
        Standing lowered = used.standing(THINKING, BigDecimal.valueOf(3), UTC, NOW);

        assertThat(lowered.used()).isEqualByComparingTo("4");
        assertThat(lowered.remaining()).isZero();
    }

    @Test
    void givesBackToTheWindowItWasTakenFromOnly() {
        Counters rolled = used.plus(THINKING, Taken.of(THINKING.id(), NEXT_WEEK, 2), WEEK.endsAt());

        assertThat(used.changed(Taken.of(THINKING.id(), WEEK, 1), BigDecimal.ONE.negate(), NOW)
                        .standing(THINKING, TEN, UTC, NOW)
                        .used())
                .isEqualByComparingTo("3");
        assertThat(rolled.changed(Taken.of(THINKING.id(), WEEK, 1), BigDecimal.ONE.negate(), NOW))
                .isEqualTo(rolled);
    }

    @Test
    void givesBackToNoWindowThatIsOverEvenIfNobodyAskedSince() {
        Taken request = Taken.of(THINKING.id(), WEEK, 1);

        assertThat(used.holds(request, WEEK.endsAt().minusMillis(1))).isTrue();
        assertThat(used.holds(request, WEEK.endsAt())).isFalse();
    }

    @Test
    void beginsAnewWhereANewVersionCountsSomethingElseUnderTheSameName() {
        Allowance tokens = as(Allowance.Meter.TOKENS, THINKING.window());
        Allowance hourly = as(Allowance.Meter.REQUESTS, new Window.Calendar(Window.Unit.HOUR));

        assertThat(used.standing(tokens, TEN, UTC, NOW).used()).isZero();
        assertThat(used.standing(hourly, TEN, UTC, NOW).used()).isZero();
        assertThat(used.standing(hourly, TEN, UTC, NOW).resetsAt()).isEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    @Test
    void givesBackNothingToACounterOfSomethingElse() {
        Allowance tokens = as(Allowance.Meter.TOKENS, THINKING.window());
        Taken request = Taken.of(THINKING.id(), WEEK, 1);
        TimeSpan rest = used.standing(tokens, TEN, UTC, NOW).window();

        Counters next = used.plus(tokens, Taken.of(tokens.id(), rest, 7), NOW);

        assertThat(next.standing(tokens, TEN, UTC, NOW).used()).isEqualByComparingTo("7");
        assertThat(next.holds(request, NOW)).isFalse();
    }

    @Test
    void readsWhatWasStoredBeforeItWasSaidWhatIsCounted() throws IOException {
        Counter stored = Json.tolerant()
                .readValue(
                        "{\"window\":{\"startsAt\":\"%s\",\"endsAt\":\"%s\"},\"used\":\"4\",\"earlier\":[]}"
                                .formatted(WEEK.startsAt(), WEEK.endsAt()),
                        Counter.class);
        Counters counters = new Counters(Map.of(THINKING.id(), stored), List.of());

        Counters next = counters.plus(THINKING, Taken.of(THINKING.id(), WEEK, 1), NOW);

        assertThat(next.standing(THINKING, TEN, UTC, NOW).used()).isEqualByComparingTo("5");
        assertThat(next.standing(as(Allowance.Meter.TOKENS, THINKING.window()), TEN, UTC, NOW)
                        .used())
                .isZero();
    }

    private static Allowance as(Allowance.Meter meter, Window window) {
        return new Allowance(
                THINKING.id(),
                meter,
                THINKING.models(),
                THINKING.limit(),
                window,
                THINKING.scope(),
                THINKING.counts(),
                THINKING.atLimit(),
                null,
                null,
                null);
    }

    @Test
    void forgetsWindowsThatAreLongOver() {
        TimeSpan later = new TimeSpan(NOW.plus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(37)));

        assertThat(used.plus(THINKING, Taken.of("other", later, 1), later.startsAt())
                        .windows())
                .containsOnlyKeys("other");
    }
}
