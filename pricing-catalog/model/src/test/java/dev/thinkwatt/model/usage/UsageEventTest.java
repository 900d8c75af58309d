package dev.thinkwatt.model.usage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.SampleEvent;
import org.junit.jupiter.api.Test;

class UsageEventTest {

    private static final SampleEvent EVENT = SampleEvent.using(Usage.NONE);

    @Test
    void mayEndWhenItStarts() {
        assertThat(EVENT.from(Sample.NOON, Sample.NOON).event().endedAt()).isEqualTo(Sample.NOON);
    }

    @Test
    void neverEndsBeforeItStarts() {
        assertThatIllegalArgumentException()
                .isThrownBy(EVENT.from(Sample.NOON, Sample.NOON.minusMillis(1))::event)
                .withMessageContaining("endedAt");
    }

    @Test
    void isMeasuredUnlessItSaysOtherwise() {
        assertThat(EVENT.event().isEstimated()).isFalse();
        assertThat(EVENT.event().estimated()).isNull();
        assertThat(EVENT.estimated().ranNobodyKnowsWhere()).isTrue();
    }

    @Test
    void planVersionsCountFromOne() {
        assertThatIllegalArgumentException().isThrownBy(() -> new PlanVersion("plus", 0));
    }
}
