package dev.thinkwatt.catalog.carbon;

import java.util.List;

/** A file of carbon intensities beside the days of its site. */
record CarbonReview(String siteId, byte[] file, CarbonFile read, List<ProposedCarbon> days) {

    /** The highest revision of the days; 0 where none is published. */
    long comparedWith() {
        return days.stream().mapToLong(ProposedCarbon::standingRevision).max().orElse(0);
    }
}
