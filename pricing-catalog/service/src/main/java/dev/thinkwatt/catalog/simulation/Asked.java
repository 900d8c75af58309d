package dev.thinkwatt.catalog.simulation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A simulation, without its answer.
 *
 * @param version that is tried; null for the draft
 * @param draftEtag of the draft that is tried; null for a version
 * @param answeredAt null while it waits
 */
record Asked(
        String simulationId,
        String planId,
        @Nullable Integer version,
        @Nullable String draftEtag,
        Instant from,
        Instant until,
        String askedBy,
        Instant askedAt,
        @Nullable Instant answeredAt) {}
