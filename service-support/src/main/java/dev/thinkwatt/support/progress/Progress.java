package dev.thinkwatt.support.progress;

/** Hears how far long work is, from any thread of it. */
@FunctionalInterface
public interface Progress {

    /** Nobody listens. */
    Progress UNHEARD = (done, all) -> {};

    /** @param done of all that there is to do */
    void reached(long done, long all);
}
