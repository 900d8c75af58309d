package dev.thinkwatt.quota.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.model.plan.Allowance;
import dev.thinkwatt.model.plan.TimeSpan;
import dev.thinkwatt.model.plan.Window;
import dev.thinkwatt.quota.Plans;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CountersTest {

    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Allowance THINKING = Plans.thinkingPerWeek(10);
    private static final TimeSpan WEEK = new Window.Calendar(Window.Unit.WEEK).spanAt(ZoneOffset.UTC, NOW);
    private static final TimeSpan NEXT_WEEK =
            new Window.Calendar(Window.Unit.WEEK).spanAt(ZoneOffset.UTC, WEEK.endsAt());

    private final Counters used = Counters.NONE.plus(List.of(new Taken(THINKING.id(), WEEK, 4)), NOW);

    @Test
    void rollsWhenTheWindowIsOver() {
        assertThat(used.standing(THINKING, ZoneOffset.UTC, WEEK.endsAt().minusMillis(1))
                        .used())
                .isEqualTo(4);
        assertThat(used.standing(THINKING, ZoneOffset.UTC, WEEK.endsAt()))
                .isEqualTo(new Standing(THINKING.id(), Allowance.Meter.REQUESTS, NEXT_WEEK, 10, 0));
    }

    @Test
    void countsAnInstantBeforeTheStoredWindowInTheStoredOne() {
        Counters rolled = used.plus(List.of(new Taken(THINKING.id(), NEXT_WEEK, 1)), WEEK.endsAt());

        Standing late = rolled.standing(THINKING, ZoneOffset.UTC, WEEK.endsAt().minusSeconds(1));

        assertThat(late.window()).isEqualTo(NEXT_WEEK);
        assertThat(late.used()).isEqualTo(1);
    }

    @Test
    void doesNotMoveAResetOnceAnnouncedWhenTheZoneChanges() {
        assertThat(used.standing(THINKING, ZoneId.of("Asia/Tokyo"), NOW).resetsAt())
                .isEqualTo(WEEK.endsAt());
    }

    @Test
    void keepsWhatWasUsedWhenTheLimitIsLoweredAndNeverHasLessThanNothingLeft() {
        Standing lowered = used.standing(Plans.thinkingPerWeek(3), ZoneOffset.UTC, NOW);

        assertThat(lowered.used()).isEqualTo(4);
        assertThat(lowered.remaining()).isZero();
    }

    @Test
    void givesBackToTheWindowItWasTakenFromOnly() {
        Counters rolled = used.plus(List.of(new Taken(THINKING.id(), NEXT_WEEK, 2)), WEEK.endsAt());

        assertThat(used.minus(List.of(new Taken(THINKING.id(), WEEK, 1)))
                        .standing(THINKING, ZoneOffset.UTC, NOW)
                        .used())
                .isEqualTo(3);
        assertThat(rolled.minus(List.of(new Taken(THINKING.id(), WEEK, 1)))).isEqualTo(rolled);
    }

    @Test
    void forgetsWindowsThatAreLongOver() {
        TimeSpan later = new TimeSpan(NOW.plus(Duration.ofDays(30)), NOW.plus(Duration.ofDays(37)));

        assertThat(used.plus(List.of(new Taken("other", later, 1)), later.startsAt())
                        .windows())
                .containsOnlyKeys("other");
    }
}
