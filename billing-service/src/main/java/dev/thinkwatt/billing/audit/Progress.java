package dev.thinkwatt.billing.audit;

/** Hears how far an audit is. */
interface Progress {

    /** Nobody listens. */
    Progress UNHEARD = (done, all) -> {};

    /** @param done events priced again, of all that have a charge */
    void reached(long done, long all);
}
