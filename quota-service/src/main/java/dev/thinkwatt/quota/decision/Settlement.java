package dev.thinkwatt.quota.decision;

import dev.thinkwatt.model.usage.Served;
import dev.thinkwatt.model.usage.ServiceTier;
import dev.thinkwatt.model.usage.Usage;
import java.time.Instant;

/**
 * What a decided request really used.
 *
 * @param model the one that served
 * @param usage in disjoint kinds
 */
record Settlement(String model, Usage usage, String site, ServiceTier serviceTier, Instant startedAt, Instant endedAt) {

    Served served() {
        return new Served(model, serviceTier, site, usage);
    }
}
