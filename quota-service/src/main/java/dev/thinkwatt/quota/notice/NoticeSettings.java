package dev.thinkwatt.quota.notice;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How notices are kept. */
@ConfigMapping(prefix = "thinkwatt.notices")
interface NoticeSettings {

    /** How long a notice is kept, at least; one of a window that still runs is kept until that is over. */
    @DurationMin(days = 1)
    @DurationMax(days = 3660)
    @WithDefault("P35D")
    Duration retention();

    /** How often those past their retention are forgotten. */
    @DurationMin(seconds = 1)
    @DurationMax(hours = 24)
    @WithDefault("PT1H")
    Duration interval();
}
