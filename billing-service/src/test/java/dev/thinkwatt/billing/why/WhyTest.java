package dev.thinkwatt.billing.why;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class WhyTest {

    private static final Why TWO = given("2");
    private static final Why THREE = given("3");
    private static final Why TEN = given("10");

    @Test
    void worksEveryNodeOutOfItsParts() {
        assertThat(Why.sum("s", "", List.of(TWO, THREE)).value()).isEqualByComparingTo("5");
        assertThat(Why.sum("nothing", "", List.of()).value()).isZero();
        assertThat(Why.difference("d", "", TEN, TWO, THREE).value()).isEqualByComparingTo("5");
        assertThat(Why.product("p", "", TWO, THREE, TEN).value()).isEqualByComparingTo("60");
        assertThat(Why.quotient("q", "", TWO, THREE, TEN).value()).isEqualByComparingTo("0.6");
        assertThat(Why.quotient("q", "", 2, TWO, TEN, THREE).value()).isEqualByComparingTo("6.67");
        assertThat(Why.rounded("r", "", 0, given("2.5")).value()).isEqualByComparingTo("3");
        assertThat(Why.rounded("r", "", 0, given("-2.5")).value()).isEqualByComparingTo("-3");
        assertThat(Why.packages("k", TEN, THREE).value()).isEqualByComparingTo("4");
    }

    @Test
    void keepsANumberWithinItsLimits() {
        assertThat(Why.limited("l", "", TEN, TWO, THREE).value()).isEqualByComparingTo("3");
        assertThat(Why.limited("l", "", given("1"), TWO, null).value()).isEqualByComparingTo("2");
        assertThat(Why.limited("l", "", THREE, TWO, TEN).value()).isEqualByComparingTo("3");
        assertThat(Why.limited("l", "", TEN, null, null).parts()).hasSize(1);
    }

    @Test
    void tellsWhereWhatIsRecordedDiffers() {
        Why same = TWO.recorded(new BigDecimal("2.00"));
        Why other = TWO.recorded(BigDecimal.ONE);

        assertThat(TWO.differsSomewhere()).isFalse();
        assertThat(same.differs()).isFalse();
        assertThat(other.differs()).isTrue();
        assertThat(Why.sum("s", "", List.of(same, other)).differs()).isFalse();
        assertThat(Why.sum("s", "", List.of(same, other)).differsSomewhere()).isTrue();
        assertThat(Why.sum("s", "", List.of(same)).differsSomewhere()).isFalse();
    }

    private static Why given(String number) {
        return Why.given(number, new BigDecimal(number), "", "the test");
    }
}
