package dev.thinkwatt.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Pace.Constant THREE_A_SECOND = new Pace.Constant(3);

    @Test
    void startsTheFirstRequestAtOnce() {
        assertThat(THREE_A_SECOND.startedBy(0)).isEqualTo(1);
        assertThat(THREE_A_SECOND.startNanos(0)).isZero();
    }

    @Test
    void startsNoneBeforeTheBeginning() {
        assertThat(THREE_A_SECOND.startedBy(-1)).isZero();
    }

    @Test
    void doesNotDriftFromARateThatDividesNoSecond() {
        assertThat(THREE_A_SECOND.startNanos(3_000_000))
                .isEqualTo(Duration.ofSeconds(1_000_000).toNanos());
    }

    @Test
    void aRequestHasStartedOnceItsTimeHasCome() {
        assertThat(LongStream.range(0, 10_000))
                .allSatisfy(number -> assertThat(THREE_A_SECOND.startedBy(THREE_A_SECOND.startNanos(number) + 1))
                        .isEqualTo(number + 1));
    }

    @Test
    void refusesToStandStill() {
        assertThatThrownBy(() -> new Pace.Constant(0)).hasMessageContaining("above zero");
    }
}
