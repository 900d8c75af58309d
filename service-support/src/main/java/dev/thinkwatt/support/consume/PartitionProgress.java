package dev.thinkwatt.support.consume;

import org.jspecify.annotations.Nullable;

/**
 * What one partition's reader knows: the position in the database, and how far batches have come in. Batches that were polled
 * before a seek still arrive after it, so a batch is taken only if nothing is missing between the position and its start.
 */
final class PartitionProgress {

    /** What to do with a batch. */
    enum Verdict {
        /** Its records from the position on are next. */
        TAKE,
        /** All of it was read before. */
        SKIP,
        /** Something before it is missing: seek to the position again. */
        SEEK,
        /** The partition was stopped. */
        STOPPED
    }

    private @Nullable Long position;
    private @Nullable Long arrived;
    private boolean stopped;

    /** The consumer was told to go on at this offset, which is the database's position. */
    synchronized void sought(long offset) {
        position = offset;
        stopped = false;
    }

    synchronized void stop() {
        stopped = true;
    }

    /** Where the database says that reading goes on. */
    synchronized long position() {
        if (position == null) {
            throw new IllegalStateException("the position has not been loaded");
        }
        return position;
    }

    synchronized void moved(long to) {
        position = to;
    }

    /**
     * Judges a batch on its arrival. One that starts at or behind the end of the last one continues it; one that starts
     * before that end is the first after a seek, and seeks only ever go to the database's position.
     *
     * @param first the offset of its first record
     * @param next the offset behind its last
     */
    synchronized Verdict arrive(long first, long next) {
        Long before = arrived;
        arrived = next;
        if (stopped) {
            return Verdict.STOPPED;
        }
        if (position == null || (before != null && first >= before && before > position)) {
            return Verdict.SEEK;
        }
        return next <= position ? Verdict.SKIP : Verdict.TAKE;
    }
}
