package dev.thinkwatt.model.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.thinkwatt.model.Sample;
import dev.thinkwatt.model.account.AccountPublished.PublishedSeat;
import org.junit.jupiter.api.Test;

class SeatTest {

    @Test
    void isTakenFromItsStartUntilBeforeItsEnd() {
        Seat seat = new Seat("acme", "alice", Sample.NOON, Sample.NOON.plusSeconds(1));

        assertThat(seat.isTakenAt(Sample.NOON.minusNanos(1))).isFalse();
        assertThat(seat.isTakenAt(Sample.NOON)).isTrue();
        assertThat(seat.isTakenAt(Sample.NOON.plusSeconds(1))).isFalse();
    }

    @Test
    void isTakenForEverWithoutAnEnd() {
        Seat seat = new Seat("acme", "alice", Sample.NOON, null);

        assertThat(seat.isTakenAt(Sample.NOON.plusSeconds(1_000_000_000))).isTrue();
        assertThat(new PublishedSeat(1, seat).key()).isEqualTo("seat/acme/alice");
    }

    @Test
    void neverEndsBeforeItStarts() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Seat("acme", "alice", Sample.NOON, Sample.NOON.minusNanos(1)));
    }
}
