package dev.thinkwatt.quota.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.thinkwatt.support.problem.ProblemException;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionIdTest {

    @Test
    void tellsItsDaySubscriberAndRequest() {
        DecisionId id =
                DecisionId.of(Instant.parse("2026-11-24T23:59:59.999Z"), new DecisionKey("ada", "gateway-1:req-7:2"));

        assertThat(id).hasToString("20261124:ada:gateway-1:req-7:2");
        assertThat(DecisionId.parse(id.toString())).isEqualTo(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "20261124", "20261124:ada", "20261124:ada:", "20261324:ada:1", "20261124:ada:a b"})
    void refusesWhatIsNoDecisionId(String text) {
        assertThatThrownBy(() -> DecisionId.parse(text))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("decisionId");
    }
}
