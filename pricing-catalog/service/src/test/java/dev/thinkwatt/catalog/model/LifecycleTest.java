package dev.thinkwatt.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.catalog.model.Lifecycle.Stage;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    @Test
    void retiresWithTime() {
        Lifecycle until = Lifecycle.until(NOON);

        assertThat(until.at(NOON.minusNanos(1))).isEqualTo(Stage.LEGACY);
        assertThat(until.at(NOON)).isEqualTo(Stage.RETIRED);
    }

    @Test
    void staysAsItIsWhereNobodyRetiresIt() {
        assertThat(Lifecycle.ANNOUNCED.at(NOON)).isEqualTo(Stage.ANNOUNCED);
        assertThat(Lifecycle.DEFAULTABLE.at(NOON)).isEqualTo(Stage.DEFAULTABLE);
        assertThat(Lifecycle.LEGACY.at(Instant.MAX)).isEqualTo(Stage.LEGACY);
    }

    @Test
    void isNeverRetiredByWord() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Lifecycle(Stage.RETIRED, NOON));
        assertThatIllegalArgumentException().isThrownBy(() -> new Lifecycle(Stage.DEFAULTABLE, NOON));
    }
}
