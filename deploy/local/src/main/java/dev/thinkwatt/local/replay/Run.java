package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.local.client.Api;
import java.io.Console;
import java.io.PrintStream;
import java.util.List;
import java.util.SplittableRandom;

/** One replay from the first account to the audit. */
final class Run {

    private final Api gateway;
    private final Api books;
    private final String financeInShell;
    private final PrintStream out;
    private final boolean live;

    /**
     * @param id the same id takes a run up again: nothing is asked, priced or counted twice
     * @param plans dealt to the accounts in turn
     */
    record Setting(String id, int accounts, int subscribers, List<String> plans, Play.Casting casting, long seed) {}

    /**
     * @param financeInShell what a shell puts where the token of {@code books} belongs
     */
    Run(Api gateway, Api books, String financeInShell, PrintStream out) {
        this.gateway = gateway;
        this.books = books;
        this.financeInShell = financeInShell;
        this.out = out;
        this.live = watched();
    }

    /** Whether a person watches: which console there is depends on the JDK's provider, so both answers of it count. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean watched() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** Plays, waits, invoices and reports. Whether the books balance. */
    boolean play(Trace trace, Setting setting) {
        Cast cast = Cast.of(setting.id(), setting.accounts(), setting.subscribers(), setting.plans());
        out.printf(
                "Run %s: %,d requests of %s by %,d subscribers of %,d accounts on %s, seed %d%n",
                setting.id(),
                trace.requests().size(),
                trace.name(),
                setting.subscribers(),
                setting.accounts(),
                String.join(", ", setting.plans()),
                setting.seed());
        try (Progress progress = progress("seating subscribers", setting.subscribers())) {
            cast.enter(books, progress);
        }
        cast.awaitKnown(gateway);
        Tally tally;
        try (Progress progress =
                progress("deciding and settling", trace.requests().size())) {
            tally = new Play(gateway, cast, setting.casting())
                    .run(trace, new SplittableRandom(setting.seed()), progress);
        }
        Finance finance = new Finance(books, cast);
        try (Progress progress = progress("pricing", tally.settled())) {
            finance.awaitPriced(tally.settled(), progress);
        }
        Bill bill = finance.invoice();
        JsonNode audit = finance.audit();
        Report report = new Report(out);
        report.traffic(tally);
        report.bill(bill);
        report.books(audit);
        links(bill);
        return audit.path("balanced").asBoolean();
    }

    private Progress progress(String what, long total) {
        return new Progress(out, live, what, total);
    }

    private void links(Bill bill) {
        bill.invoices().stream()
                .filter(Bill.Drawn::withEnergy)
                .findFirst()
                .or(() -> bill.invoices().stream().findFirst())
                .ifPresent(invoice -> out.printf(
                        "%nAn invoice with its electricity, to finance, as a page and as CSV:%n  %s%n"
                                + "  curl -H \"Authorization: Bearer %s\" %s%n",
                        books.base().resolve("/console/billing/invoices/" + invoice.invoiceId()),
                        financeInShell,
                        books.base().resolve("/v1/invoices/" + invoice.invoiceId() + ".csv")));
        out.printf(
                "Who was downgraded, or is near a limit, to operations:%n  %s%n",
                books.base().resolve("/console/quota/at-risk"));
    }
}
