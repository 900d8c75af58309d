package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.plan.Plan;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How holds are prolonged and ended. */
@ConfigMapping(prefix = "thinkwatt.holds")
interface HoldSettings {

    /** How long after its decision a hold can last at most, however often it is extended. */
    @DurationMin(minutes = 1)
    @DurationMax(days = Plan.HOLD_DAYS_MAX)
    @WithDefault("PT24H")
    Duration extensionMax();

    /** How often it is looked for holds that are over. */
    @DurationMin(millis = 100)
    @DurationMax(hours = 1)
    @WithDefault("PT5S")
    Duration sweepInterval();

    /** How many holds are ended at once, so that whoever asks for decisions meanwhile waits for few of them. */
    @Min(1) @Max(500) @WithDefault("100")
    int chunkMax();

    /** How many holds are ended in one sweep; the rest waits for the next. */
    @Min(1) @WithDefault("5000")
    int sweepMax();

    /** How long the sweeping stays with a replica without a word from it. */
    @DurationMin(seconds = 1)
    @DurationMax(hours = 1)
    @WithDefault("PT30S")
    Duration lease();
}
