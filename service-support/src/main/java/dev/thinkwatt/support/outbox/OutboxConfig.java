package dev.thinkwatt.support.outbox;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Set;

/** How the outbox is cut and sent. */
@ConfigMapping(prefix = "thinkwatt.outbox")
public interface OutboxConfig {

    /** Into how many shards keys are hashed. Change it only while the outbox is empty, or a key's order is lost. */
    @WithDefault("16")
    @Min(1) @Max(1024) int shards();

    /** How often rows are looked for that other processes wrote. */
    @WithDefault("200ms")
    Duration poll();

    /** How many rows of a shard are under way at most. */
    @WithDefault("500")
    @Min(1) @Max(10_000) int batchRows();

    /** How long a shard stays with its owner without a word from it. */
    @WithDefault("15s")
    Duration lease();

    /** The longest wait before a failed send is tried again; the first is {@link #poll()}. */
    @WithDefault("10s")
    Duration backOffMax();

    /** Compacted topics, where a stale record could be all that survives: sent in transactions that fence a former owner. */
    @WithDefault("catalog.published,account.published,key.published")
    Set<String> transactionalTopics();
}
