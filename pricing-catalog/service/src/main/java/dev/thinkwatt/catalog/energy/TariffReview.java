package dev.thinkwatt.catalog.energy;

import dev.thinkwatt.catalog.tariff.TariffFile.Read;
import java.util.List;

/** A file of prices beside what stands: what it says, and what it would do. Nothing is stored. */
record TariffReview(SiteRow site, FileFormat format, int sequence, byte[] file, Read read, List<ProposedDay> days) {

    TariffReview {
        days = List.copyOf(days);
    }

    /** The highest revision of the days that it touches; 0 where none is published. */
    long comparedWith() {
        return days.stream().mapToLong(ProposedDay::standingRevision).max().orElse(0);
    }

    String sha256() {
        return Sha256.hex(file);
    }
}
