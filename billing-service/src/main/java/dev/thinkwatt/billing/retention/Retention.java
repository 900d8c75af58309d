package dev.thinkwatt.billing.retention;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** For how long usage is kept, and for how long its ids are remembered. */
@ApplicationScoped
public class Retention {

    private final Settings settings;
    private final Clock clock;

    Retention(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** How usage is kept. */
    @ConfigMapping(prefix = "billing.retention")
    interface Settings {

        /** How long events and charges can be read at least; the database drops none of the last 13 months. */
        @DurationMin(days = 430)
        @DurationMax(days = 3660)
        @WithDefault("P761D")
        Duration usage();

        /** How long the ids of events are remembered at least, so that none is priced twice. */
        @DurationMin(days = 400)
        @DurationMax(days = 3660)
        @WithDefault("P761D")
        Duration ids();

        /** How often partitions are made ahead, and those past their retention dropped. */
        @DurationMin(seconds = 1)
        @DurationMax(hours = 24)
        @WithDefault("PT1H")
        Duration interval();
    }

    /** The first month whose usage is kept; what comes in of an earlier one is too late. */
    public YearMonth usageFrom() {
        return YearMonth.from(today().minusDays(settings.usage().toDays()));
    }

    /** The first month whose ids are remembered. */
    YearMonth idsFrom() {
        return YearMonth.from(today().minusDays(settings.ids().toDays()));
    }

    YearMonth present() {
        return YearMonth.from(today());
    }

    Duration interval() {
        return settings.interval();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
