package dev.thinkwatt.catalog.retirement;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class NoticeTest {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
    private static final Instant ANNOUNCED = Instant.parse("2026-12-01T17:00:00Z");

    @Test
    void isGivenToTheLastMoment() {
        Notice notice = new Notice(MONTH, null);

        assertThat(notice.allows(NOW.plus(MONTH), NOW)).isTrue();
        assertThat(notice.allows(NOW.plus(MONTH).minusNanos(1), NOW)).isFalse();
    }

    @Test
    void suggestsADateThatHoldsAllDayLong() {
        Notice notice = new Notice(MONTH, null);

        Instant suggested = notice.suggested(NOW);

        assertThat(suggested).isEqualTo("2026-12-25T00:00:00Z");
        assertThat(notice.allows(suggested, Instant.parse("2026-11-25T00:00:00Z")))
                .isTrue();
        assertThat(notice.suggested(Instant.parse("2026-11-25T00:00:00Z"))).isEqualTo(suggested);
    }

    @Test
    void wasGivenAlreadyForADateThatWasAnnounced() {
        Notice notice = new Notice(MONTH, ANNOUNCED);

        assertThat(notice.allows(ANNOUNCED, NOW)).isTrue();
        assertThat(notice.allows(ANNOUNCED.plusSeconds(1), NOW)).isTrue();
        assertThat(notice.allows(ANNOUNCED.minusSeconds(1), NOW)).isFalse();
        assertThat(notice.suggested(NOW)).isEqualTo(ANNOUNCED);
    }

    @Test
    void letsADateThatWasFarOffBeDrawnNearerAfterTheWholeNotice() {
        Notice notice = new Notice(MONTH, NOW.plus(Duration.ofDays(90)));

        assertThat(notice.allows(NOW.plus(MONTH), NOW)).isTrue();
        assertThat(notice.allows(NOW.plus(MONTH).minusSeconds(1), NOW)).isFalse();
    }

    @Test
    void isOwedToNobodyWhereNobodySellsTheModel() {
        assertThat(new Notice(Duration.ZERO, null).allows(NOW, NOW)).isTrue();
    }
}
