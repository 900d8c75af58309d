package dev.thinkwatt.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.thinkwatt.e2e.history.SimulatedService.Defect;
import dev.thinkwatt.e2e.history.Verdict.Linearizable;
import dev.thinkwatt.e2e.history.Verdict.Refused;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Many histories of a service that is right, and of services that are not, in a time that is made up. */
class SimulatedHistoriesTest {

    private static final int CLIENTS = 6;
    private static final int CALLS = 15;
    private static final int ALTERED = 500;
    private static final int STATES_MAX = 20_000;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(Long.getLong("seed", 42)), new Random().longs(100));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void acceptsAServiceThatIsRight(long seed) {
        List<Operation> history = history(seed, Defect.NONE);

        assertThat(verdict(history)).as("-Dseed=%d", seed).isInstanceOf(Linearizable.class);
    }

    /** As when the database was away for a while. */
    @ParameterizedTest
    @MethodSource("seeds")
    void acceptsAServiceWhoseAnswersAreLostByTheHundred(long seed) {
        SimulatedService service = new SimulatedService(new Random(~seed), Defect.NONE);
        List<Operation> history = new SimulatedClients(new Random(seed), 60, 30, service).run(8, 30);

        assertThat(verdict(history)).as("-Dseed=%d", seed).isInstanceOf(Linearizable.class);
    }

    @ParameterizedTest
    @EnumSource(value = Defect.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void refusesEveryDefect(Defect defect) {
        long refused = LongStream.range(0, 40)
                .filter(seed -> verdict(history(seed, defect)) instanceof Refused)
                .count();

        System.out.printf("%s: %d of 40 histories are refused.%n", defect, refused);
        assertThat(refused).isGreaterThanOrEqualTo(10);
    }

    /** Not all: an answer between others that were under way may be altered into another that was possible too. */
    @Test
    void refusesNearlyAllHistoriesInWhichOneAnswerWasAltered() {
        long seed = Long.getLong("seed", new Random().nextLong());
        Random random = new Random(seed);
        long refused = 0;
        for (int n = 0; n < ALTERED; n++) {
            List<Operation> history = history(random.nextLong(), Defect.NONE);
            refused += verdict(new Alteration(random).of(history)) instanceof Refused ? 1 : 0;
        }

        System.out.printf(
                "Of %d histories with one answer altered, %d are refused (-Dseed=%d).%n", ALTERED, refused, seed);
        assertThat(refused).as("-Dseed=%d", seed).isGreaterThan(ALTERED * 9 / 10);
    }

    private static List<Operation> history(long seed, Defect defect) {
        SimulatedService service = new SimulatedService(new Random(~seed), defect);
        return new SimulatedClients(new Random(seed), 12, 10, service).run(CLIENTS, CALLS);
    }

    private static Verdict verdict(List<Operation> history) {
        return new Checker(Cases.TERMS, STATES_MAX).check(history);
    }
}
