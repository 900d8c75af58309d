package dev.thinkwatt.quota.policy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real plans, written as data, at the edges of their limits. */
class ScenarioTest {

    static Stream<String> cases() {
        return ScenarioFiles.cases();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void comesOutAsTheFileSays(String name) {
        new ScenarioRun(name).play();
    }
}
