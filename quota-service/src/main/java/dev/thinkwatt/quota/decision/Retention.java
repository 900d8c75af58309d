package dev.thinkwatt.quota.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** For how long decisions are kept, and with them the promise that asking again gets the first answer. */
@ApplicationScoped
public class Retention {

    private final long days;

    Retention(Settings settings) {
        this.days = settings.retention().plusDays(1).minusNanos(1).toDays();
    }

    /** How decisions are kept. */
    @ConfigMapping(prefix = "thinkwatt.decisions")
    interface Settings {

        /** How long a decision can be read, and settled late, at least; whole days, up. */
        @DurationMin(days = 35)
        @DurationMax(days = 3660)
        @WithDefault("P35D")
        Duration retention();

        /** How often partitions are made ahead, and those past their retention dropped. */
        @DurationMin(seconds = 1)
        @DurationMax(hours = 24)
        @WithDefault("PT1H")
        Duration partitionsInterval();
    }

    /** The first of the days whose decisions are kept. */
    public LocalDate oldest(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(days);
    }
}
