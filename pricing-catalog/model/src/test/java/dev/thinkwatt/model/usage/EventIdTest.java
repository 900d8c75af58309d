package dev.thinkwatt.model.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventIdTest {

    /** Computed with Python: {@code uuid.uuid5(uuid.UUID("6f1d8a52-3f0e-5c1b-9a77-0d5a4c1e8b20"), "20261124:alice:req-1#0")}. */
    @ParameterizedTest
    @CsvSource({
        "20261124:alice:req-1, 0, 097e45a5-8c89-533e-82a5-6d76190c372b",
        "20261124:alice:req-1, 1, 2a42bcf0-4f3f-5bf7-a172-ad8ae11b12e9",
        "20261124:alice:req-1, 2147483647, c913abf2-2f35-5ca0-a02a-26ea54eed6a2",
        "20261124:zoë:req-1, 0, 2bed339b-b16a-5ee9-ab37-a8bceb8d22d0",
        "'', 0, 0fa4a388-40aa-594b-ba25-2955cc5720c8",
    })
    void isTheNameBasedUuidOfDecisionAndRevision(String decisionId, int revision, String expected) {
        assertThat(EventId.of(decisionId, revision)).hasToString(expected);
    }

    @Test
    void isAVersion5UuidOfTheUsualVariant() {
        assertThat(EventId.of("a", 0).version()).isEqualTo(5);
        assertThat(EventId.of("a", 0).variant()).isEqualTo(2);
    }

    @Test
    void refusesARevisionBeforeTheFirst() {
        assertThatIllegalArgumentException().isThrownBy(() -> EventId.of("a", -1));
    }
}
