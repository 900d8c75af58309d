package dev.thinkwatt.quota.audit;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an audit of the counters found.
 *
 * @param balanced whether nothing differs
 */
@Schema(name = "CountersAudited")
record Audited(
        boolean balanced,

        @Schema(description = "Subscribers, and accounts whose subscribers share an allowance")
        long owners,

        @Schema(description = "Running windows that were counted again, each twelfth of a sliding one by itself")
        long windows,

        @Schema(description = "Top-ups that were counted again")
        long topUps,

        @Schema(
                description =
                        "Running windows and top-ups that began before the decisions that are kept, and hold more than those took")
        long tooOld,

        @Schema(description = "Decisions read; one that takes of its account's allowances too may be read twice")
        long decisions,

        long differing,

        @Schema(description = "The first twenty") List<Difference> differences) {

    /** Something that does not agree: what, by its id, and the two sides. */
    @Schema(name = "CounterDifference")
    record Difference(String what, String id, String recorded, String expected) {}
}
