package dev.thinkwatt.billing.invoice;

import dev.thinkwatt.support.page.Address;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A run as pages show it.
 *
 * @param percent of its accounts, done so far
 * @param startedBy absent of old runs
 */
record RunLine(
        String runId,
        String period,
        boolean finalise,
        boolean running,
        int percent,
        long total,
        long done,
        long failed,
        List<Count> counts,
        @Nullable String startedBy,
        Instant startedAt,
        @Nullable Instant completedAt) {

    private static final String INVOICES = "/console/billing/invoices";

    RunLine {
        counts = List.copyOf(counts);
    }

    /** So many accounts ended so. */
    record Count(String what, long accounts) {}

    /**
     * An account that failed.
     *
     * @param invoices those of the account
     */
    record Failure(String accountId, @Nullable String error, Address invoices) {
        static Failure of(RunAccountRow row) {
            String accountId = row.id.accountId();
            return new Failure(accountId, row.error, Address.of(INVOICES).with("account", accountId));
        }
    }

    static RunLine of(RunService.Progress progress) {
        RunRow run = progress.run();
        RunCounts counts = progress.counts();
        return new RunLine(
                run.runId,
                run.month().toString(),
                run.finalise,
                run.status == RunRow.Status.RUNNING,
                counts.percentDone(),
                counts.total(),
                counts.total() - counts.of(RunAccountRow.Status.WAITING),
                counts.of(RunAccountRow.Status.FAILED),
                Stream.of(RunAccountRow.Status.values())
                        .filter(status -> counts.of(status) > 0)
                        .map(status -> new Count(words(status), counts.of(status)))
                        .toList(),
                run.starter == null ? null : run.starter.name(),
                run.startedAt,
                run.completedAt);
    }

    /** Where all invoices of its month are. */
    public Address invoices() {
        return Address.of(INVOICES).with("period", period);
    }

    /** What it does, in words. */
    public String does() {
        return finalise ? "Make final" : "Draw drafts";
    }

    /** Its status in words. */
    public String word() {
        return running ? "Running" : "Complete";
    }

    /** The look of its badge. */
    public String style() {
        if (running) {
            return "warn";
        }
        return failed == 0 ? "good" : "bad";
    }

    private static String words(RunAccountRow.Status status) {
        return switch (status) {
            case WAITING -> "Waiting";
            case DRAWN -> "Draft drawn";
            case FINALISED -> "Made final";
            case EMPTY -> "Nothing to invoice";
            case FINAL -> "Final before";
            case FAILED -> "Failed";
        };
    }
}
