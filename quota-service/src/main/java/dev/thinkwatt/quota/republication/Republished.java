package dev.thinkwatt.quota.republication;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was sent again. */
@Schema(name = "Republished")
record Republished(
        Instant from,

        @Schema(
                description =
                        "Usage events, each as it was sent the first time; they go out as fast as Kafka takes them")
        long sent,

        @Schema(
                description =
                        "Usage events that what is kept of their decisions does not tell all of: settled before start and end"
                                + " were kept, or under a plan version that was not read yet. None of them is made up")
        long notRebuildable) {}
