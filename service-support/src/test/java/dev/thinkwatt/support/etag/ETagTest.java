package dev.thinkwatt.support.etag;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.thinkwatt.support.problem.ProblemException;
import dev.thinkwatt.support.problem.ProblemType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ETagTest {

    private static final ETag TAG = ETag.of(17);

    @ParameterizedTest
    @ValueSource(strings = {"\"17\"", " \"17\" ", "*", "\"16\", \"17\"", "\"17\",\"18\""})
    void goesOnWhereTheStateWasSeen(String ifMatch) {
        assertThatNoException().isThrownBy(() -> TAG.requireIn(ifMatch));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"16\"", "W/\"17\"", "\"170\"", "\"1\", \"7\""})
    void refusesWhereItWasNot(String ifMatch) {
        assertRefused(ifMatch, ProblemType.PRECONDITION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "17", "\"17", "\"17\" \"18\"", "*, \"17\"", "\"1\"7\""})
    void refusesWhatIsNoTag(String ifMatch) {
        assertRefused(ifMatch, ProblemType.INVALID_REQUEST);
    }

    @Test
    void isQuoted() {
        assertThat(TAG.header()).isEqualTo("\"17\"");
    }

    private static void assertRefused(String ifMatch, ProblemType type) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> TAG.requireIn(ifMatch))
                .matches(problem -> problem.type() == type);
    }
}
