package dev.thinkwatt.quota.decision;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An extended hold as its caller gets it. */
@Schema(name = "Extended")
record ExtensionAnswer(
        String decisionId,

        @Schema(description = "Settle before; never earlier than it was")
        Instant heldUntil) {}
