package dev.thinkwatt.quota.audit;

/** What the audit of several parts comes to. */
final class Sums {

    private final Findings findings = new Findings();
    private long owners;
    private long windows;
    private long topUps;
    private long tooOld;
    private long decisions;

    Findings findings() {
        return findings;
    }

    void add(Recount recount) {
        owners += recount.owners();
        windows += recount.windows();
        topUps += recount.topUps();
        tooOld += recount.tooOld();
        decisions += recount.decisions();
    }

    long owners() {
        return owners;
    }

    /** @param found what differs still */
    Audited audited(Findings found) {
        return new Audited(
                found.count() == 0, owners, windows, topUps, tooOld, decisions, found.count(), found.first());
    }
}
