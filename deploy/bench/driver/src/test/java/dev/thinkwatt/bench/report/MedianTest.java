package dev.thinkwatt.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MedianTest {

    @Test
    void isTheMiddleOneInOrder() {
        assertThat(Median.of(List.of(9.0, 1.0, 5.0))).isEqualTo(5);
    }

    @Test
    void isBetweenTheTwoInTheMiddle() {
        assertThat(Median.of(List.of(9.0, 1.0, 5.0, 6.0))).isEqualTo(5.5);
    }

    @Test
    void isNothingOfNothing() {
        assertThatThrownBy(() -> Median.of(List.of())).hasMessage("nothing has no median");
    }
}
