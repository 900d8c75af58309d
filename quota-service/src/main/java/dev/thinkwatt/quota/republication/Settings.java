package dev.thinkwatt.quota.republication;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How usage events are sent again. */
@ConfigMapping(prefix = "thinkwatt.republication")
interface Settings {

    /** How many messages may wait for Kafka when more are appended. */
    @Min(0) @WithDefault("50000")
    int pendingMax();

    /** How often a part is tried, where the database cannot take it now. */
    @Min(1) @WithDefault("30")
    int attemptsMax();

    /** How long it waits before it tries a part again, or looks again whether there is room for it. */
    @DurationMin(millis = 1)
    @DurationMax(seconds = 30)
    @WithDefault("PT2S")
    Duration pause();

    /** After how long without a word from one run another may begin. */
    @DurationMin(minutes = 1)
    @DurationMax(hours = 1)
    @WithDefault("PT2M")
    Duration lease();
}
