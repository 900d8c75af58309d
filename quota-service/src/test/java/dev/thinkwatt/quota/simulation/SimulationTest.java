package dev.thinkwatt.quota.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many months, each from one seed: the policy never differs from what anybody would add up by hand. */
class SimulationTest {

    private static final int MONTHS_EACH = Integer.getInteger("simulation.months", 6);

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(9));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void agreesWithTheReferenceThroughoutAMonth(long seed) {
        Random random = new Random(seed);
        for (int month = 0; month < MONTHS_EACH; month++) {
            Simulation simulation = new Simulation(random.nextLong());
            assertThatCode(simulation::play)
                    .as("-Dseed=%d, month %d", seed, month)
                    .doesNotThrowAnyException();
        }
    }

    @Test
    void doesEverythingThereIsSeveralTimesAMonth() {
        Map<Step, Integer> steps = new Simulation(42).play();

        assertThat(steps).containsOnlyKeys(Step.values());
        assertThat(steps.values()).allMatch(times -> times >= 5);
    }
}
