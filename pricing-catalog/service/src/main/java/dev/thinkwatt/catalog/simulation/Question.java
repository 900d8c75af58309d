package dev.thinkwatt.catalog.simulation;

import dev.thinkwatt.support.ids.Identifier;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A simulation as it is asked for. */
@Schema(name = "NewSimulation")
record Question(
        @NotNull @Identifier @Schema(description = "Made by the caller; the same id and body is the same simulation")
        String simulationId,

        @NotNull @Identifier @Schema(examples = "plus") String planId,

        @Positive @Schema(description = "A published version to try; absent: the draft") @Nullable Integer version,

        @Schema(description = "The first usage; absent: 30 days before its end") @Nullable Instant from,

        @Schema(description = "The end of the usage; absent: now") @Nullable Instant until) {}
