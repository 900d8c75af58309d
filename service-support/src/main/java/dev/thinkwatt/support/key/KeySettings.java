package dev.thinkwatt.support.key;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;

/** How keys are told apart and used. */
@ConfigMapping(prefix = "thinkwatt.keys")
public interface KeySettings {

    /** Part of every key: a key of another environment is none here. */
    @WithDefault("local")
    @Pattern(regexp = ApiKey.ENVIRONMENT_PATTERN) String environment();

    /** How long a use may go unwritten. */
    @WithDefault("5m")
    Duration writeUsesEvery();
}
