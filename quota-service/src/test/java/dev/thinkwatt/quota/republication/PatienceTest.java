package dev.thinkwatt.quota.republication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final ProblemException PASSING = ProblemException.unavailable("not now", Duration.ZERO);

    private final Patience patience = new Patience(new Few(0, 3, Duration.ofMillis(1), Duration.ofMinutes(1)));
    private final AtomicInteger attempts = new AtomicInteger();
    private final AtomicInteger waits = new AtomicInteger();

    private record Few(int pendingMax, int attemptsMax, Duration pause, Duration lease) implements Settings {}

    @Test
    void triesAgainWhatFailsInPassing() {
        assertThat(had(() -> attempt(2, PASSING))).isEqualTo("done");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void givesUpInTheEnd() {
        assertThatThrownBy(() -> had(() -> attempt(3, PASSING))).isSameAs(PASSING);
        assertThat(attempts).hasValue(3);
    }

    @Test
    void triesNothingAgainThatWillNotPass() {
        ProblemException conflict = ProblemException.conflict("another");

        assertThatThrownBy(() -> had(() -> attempt(1, conflict))).isSameAs(conflict);
        assertThat(attempts).hasValue(1);
    }

    @Test
    void waitsForRoomAsLongAsItTakesAndSaysSo() {
        String had = patience.have(() -> waits.get() > 20, waits::incrementAndGet, () -> attempt(0, PASSING));

        assertThat(had).isEqualTo("done");
        assertThat(waits).hasValue(21);
        assertThat(attempts).hasValue(1);
    }

    private String had(Supplier<String> work) {
        return patience.have(() -> true, waits::incrementAndGet, work);
    }

    private String attempt(int failures, ProblemException failure) {
        if (attempts.incrementAndGet() <= failures) {
            throw failure;
        }
        return "done";
    }
}
