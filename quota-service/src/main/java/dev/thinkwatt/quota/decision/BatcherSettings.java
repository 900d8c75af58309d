package dev.thinkwatt.quota.decision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How decisions are batched. */
@ConfigMapping(prefix = "thinkwatt.batcher")
interface BatcherSettings {

    /** Workers, each with a queue and a transaction of its own; a subscriber always goes to the same. */
    @Min(1) @WithDefault("2")
    int lanes();

    /** The most commands in one transaction. */
    @Min(1) @WithDefault("256")
    int batchMax();

    /** The most commands that wait in one lane; beyond it callers get 503. A whole batch of one subscriber's has room. */
    @Min(Limits.BATCH_MAX) @WithDefault("2048")
    int queueMax();

    /** What callers are told to wait when they get 503. */
    @WithDefault("PT1S")
    Duration retryAfter();
}
