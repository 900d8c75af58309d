package dev.thinkwatt.catalog.retirement;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

/** How models are retired. */
@ConfigMapping(prefix = "thinkwatt.catalog.models")
interface RetirementSettings {

    /** How long before a model is retired its subscribers are told. */
    @DurationMin(days = 0)
    @DurationMax(days = 365)
    Duration notice();
}
