package dev.thinkwatt.quota.audit;

/** What the audit of several pages comes to. */
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

    void add(long ofPage, Recount recount) {
        owners += ofPage;
        windows += recount.windows();
        topUps += recount.topUps();
        tooOld += recount.tooOld();
        decisions += recount.decisions();
    }

    long owners() {
        return owners;
    }

    Audited audited() {
        return new Audited(
                findings.count() == 0, owners, windows, topUps, tooOld, decisions, findings.count(), findings.first());
    }
}
