package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** What became of a run, as tables for a terminal of 80 columns. */
final class Report {

    private static final int DECIMALS_SHOWN = 6;

    private final PrintStream out;

    Report(PrintStream out) {
        this.out = out;
    }

    void traffic(Tally tally) {
        long decisions =
                tally.outcomes().values().stream().mapToLong(Long::longValue).sum();
        double seconds = tally.length().toNanos() / 1e9;
        out.println();
        out.printf("Decisions %44s%n", "requests");
        tally.outcomes().forEach((outcome, count) -> row(words(outcome), count));
        tally.downgrades().forEach((path, count) -> out.printf("    %-36s %,12d%n", path, count));
        if (tally.replayed() > 0) {
            row("of them asked before", tally.replayed());
        }
        row("settled", tally.settled());
        out.printf("  %-38s %,12.0f a second, each settled too, in %.1f s%n", "decided", decisions / seconds, seconds);
        out.println();
        out.printf("Latency %22s %9s %9s %9s %9s%n", "p50", "p90", "p99", "p99.9", "max");
        latency("decide", tally.deciding());
        latency("settle", tally.settling());
    }

    private void row(String name, long count) {
        out.printf("  %-38s %,12d%n", name, count);
    }

    private void latency(String name, Histogram latencies) {
        out.printf("  %-18s", name);
        for (double percentile : new double[] {50, 90, 99, 99.9, 100}) {
            out.printf(" %9s", "%.1f ms".formatted(latencies.getValueAtPercentile(percentile) / 1e3));
        }
        out.println();
    }

    void bill(Bill bill) {
        out.println();
        out.printf(
                "%-20s %9s %12s %12s %12s %12s%n",
                "Usage, USD", "requests", "tokens in", "tokens out", "worth", "charged");
        Bill.OfModel sum = Bill.OfModel.NONE;
        for (Map.Entry<String, Bill.OfModel> model : bill.models().entrySet()) {
            usage("  " + model.getKey(), model.getValue());
            sum = sum.plus(model.getValue());
        }
        usage("  together", sum);
        out.println();
        out.printf("Invoices %35s%n", "USD");
        out.printf("  %-28s %12s%n", "base fees", bill.baseFees().toPlainString());
        out.printf("  %-28s %12s%n", "usage", money(sum.charged()));
        out.printf("  %-28s %12s  for %s kWh%n", "electricity surcharge", money(bill.surcharge()), money(bill.kwh()));
        out.printf(
                "  %-28s %12s  on %,d invoices, every line rounded%n",
                "to pay", bill.total().toPlainString(), bill.invoices().size());
    }

    private void usage(String name, Bill.OfModel usage) {
        out.printf(
                "%-20s %,9d %,12d %,12d %12s %12s%n",
                name,
                usage.requests(),
                usage.inputTokens(),
                usage.outputTokens(),
                money(usage.worth()),
                money(usage.charged()));
    }

    private static String money(BigDecimal amount) {
        return amount.setScale(DECIMALS_SHOWN, RoundingMode.HALF_UP).toPlainString();
    }

    /** Whether the books of the whole installation balance, and what the first difference is where they do not. */
    void books(JsonNode audit) {
        out.println();
        boolean balanced = audit.path("balanced").asBoolean();
        out.printf(
                "Books: %s. %,d events computed again; %,d priced, %,d pending, %,d parked, %,d duplicates ignored.%n",
                balanced ? "balanced to the last digit" : "NOT BALANCED",
                audit.path("events").asLong(),
                audit.path("priced").asLong(),
                audit.path("pending").asLong(),
                audit.path("parked").asLong(),
                audit.path("duplicates").asLong());
        audit.path("differences").forEach(difference -> out.println("  " + difference));
    }

    private static String words(String outcome) {
        return outcome.toLowerCase(Locale.ROOT);
    }
}
