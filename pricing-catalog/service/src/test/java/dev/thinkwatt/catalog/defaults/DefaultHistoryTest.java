package dev.thinkwatt.catalog.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.catalog.defaults.DefaultHistory.Entry;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DefaultHistoryTest {

    @Test
    void restoresTheDefaultBefore() {
        assertThat(restored(10, set(1, "gpt-4o"), set(2, "gpt-5"))).contains(1);
    }

    @Test
    void restoresNothingBeforeTheFirst() {
        assertThat(restored(10, set(1, "gpt-4o"))).isEmpty();
        assertThat(restored(10)).isEmpty();
        assertThat(restored(0, set(1, "gpt-4o"))).isEmpty();
    }

    @Test
    void goesFurtherBackEachTime() {
        Entry[] three = {set(1, "gpt-4"), set(2, "gpt-4o"), set(3, "gpt-5")};
        assertThat(restored(10, three)).contains(2);
        assertThat(restored(10, with(three, rollback(4, "gpt-4o", 2)))).contains(1);
        assertThat(restored(10, with(three, rollback(4, "gpt-4o", 2), rollback(5, "gpt-4", 1))))
                .isEmpty();
    }

    @Test
    void comesBackToWhatWasServedBeforeANewDefault() {
        Entry[] history = {set(1, "gpt-4"), set(2, "gpt-4o"), set(3, "gpt-5"), rollback(4, "gpt-4o", 2), set(5, "gpt-5")
        };
        assertThat(restored(10, history)).contains(2);
        assertThat(restored(10, with(history, rollback(6, "gpt-4o", 2)))).contains(1);
    }

    @Test
    void passesOverTheSameModelSetAgain() {
        assertThat(restored(10, set(1, "gpt-4o"), set(2, "gpt-5"), set(3, "gpt-5")))
                .contains(1);
        assertThat(restored(10, set(1, "gpt-5"), set(2, "gpt-5"))).isEmpty();
    }

    @Test
    void ignoresWhatIsScheduledLater() {
        Entry[] history = {set(1, "gpt-4o"), set(2, "gpt-5"), set(20, "gpt-5-mini")};
        assertThat(restored(10, history)).contains(1);
        assertThat(new DefaultHistory(Arrays.asList(history)).scheduledAfter(at(10)))
                .extracting(Entry::model)
                .containsExactly("gpt-5-mini");
        assertThat(restored(20, with(history, rollback(11, "gpt-4o", 1)))).contains(1);
    }

    @Test
    void ordersByWhenEntriesTakeEffectNotByWhenTheyWereMade() {
        assertThat(restored(10, set(5, "gpt-5"), set(3, "gpt-4o"))).contains(3);
    }

    private static Optional<Integer> restored(int now, Entry... entries) {
        return new DefaultHistory(Arrays.asList(entries)).toRestoreAt(at(now)).map(entry -> day(entry.from()));
    }

    private static Entry set(int number, String model) {
        return new Entry(model, at(number), null);
    }

    private static Entry rollback(int number, String model, int restores) {
        return new Entry(model, at(number), at(restores));
    }

    private static Entry[] with(Entry[] entries, Entry... more) {
        Entry[] all = Arrays.copyOf(entries, entries.length + more.length);
        System.arraycopy(more, 0, all, entries.length, more.length);
        return all;
    }

    private static Instant at(int day) {
        return Instant.EPOCH.plus(day, ChronoUnit.DAYS);
    }

    private static int day(Instant instant) {
        return (int) ChronoUnit.DAYS.between(Instant.EPOCH, instant);
    }
}
