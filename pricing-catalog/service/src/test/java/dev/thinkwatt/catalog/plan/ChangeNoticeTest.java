package dev.thinkwatt.catalog.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ChangeNoticeTest {

    private static final Instant NOW = Instant.parse("2026-11-27T08:00:00Z");
    private static final ChangeNotice THIRTY_DAYS = new ChangeNotice(4, Duration.ofDays(30), false);

    @Test
    void allowsTheLastMomentOfTheNotice() {
        assertThat(THIRTY_DAYS.refuses(Instant.parse("2026-12-27T08:00:00Z"), NOW))
                .isEmpty();
    }

    @Test
    void refusesAMomentBefore() {
        assertThat(THIRTY_DAYS.refuses(Instant.parse("2026-12-27T07:59:59.999999Z"), NOW))
                .contains("must not lie before 2026-12-27T08:00:00Z: version 4 promises 30 days of notice");
    }

    @Test
    void saysThatTheSurchargePromisesIt() {
        assertThat(new ChangeNotice(4, Duration.ofDays(60), true).refuses(NOW, NOW))
                .contains("must not lie before 2027-01-26T08:00:00Z: version 4 promises 60 days of notice before its"
                        + " energy surcharge changes");
    }
}
