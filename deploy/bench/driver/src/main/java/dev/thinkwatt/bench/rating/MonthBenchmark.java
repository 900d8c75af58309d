package dev.thinkwatt.bench.rating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.bench.report.MonthResults;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.Waiting;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;

/** Last month's usage from events to final invoices and exports, audited. */
final class MonthBenchmark {

    private static final Duration LOOK_EVERY = Duration.ofMillis(100);
    private static final YearMonth MONTH = YearMonth.now(ZoneOffset.UTC).minusMonths(1);
    private static final int PAGE = 200;
    private static final int RUN_ACCOUNTS_MAX = 500;

    private final BillingRig rig;
    private final Api finance;
    private final PrintStream out;
    private final MonthResults results;

    MonthBenchmark(BillingRig rig, PrintStream out, MonthResults results) {
        this.rig = rig;
        this.finance = rig.finance();
        this.out = out;
        this.results = results;
    }

    /**
     * @param finalised how many of the invoices are made final; all others stay drafts
     * @param once whether they are drawn once before that, not twice
     */
    void run(int accounts, long events, int finalised, boolean once, Iterator<Tokens> tokens) throws Exception {
        try (UsageEvents usage = UsageEvents.atOnce(rig.place(), accounts, tokens)) {
            usage.backlog(events, number -> at(number, events));
            step("price and book events", "events", events, () -> rig.awaitReceived(events));
        }
        rig.requireAllPriced();
        rig.database().settle();
        step("draw invoices", "accounts", accounts, () -> run(asked("drawn")));
        if (!once) {
            step("draw them anew", "accounts", accounts, () -> run(asked("again")));
        }
        List<String> invoiced = invoiced();
        List<String> chosen = invoiced.subList(0, Math.min(finalised, invoiced.size()));
        step(
                "make invoices final",
                "invoices",
                chosen.size(),
                () -> finalise(chosen, chosen.size() == invoiced.size()));
        step("export charges as CSV", "rows", events, () -> export("CHARGES", "CSV"));
        step("export the journal as CSV", "invoices", chosen.size(), () -> export("JOURNAL", "CSV"));
        AtomicBoolean balanced = new AtomicBoolean();
        step(
                "audit the books",
                "events",
                events,
                () -> finance.lines("/v1/audit/books", "application/x-ndjson", line -> {
                    if (line.has("balanced")) {
                        balanced.set(line.get("balanced").asBoolean());
                        if (!balanced.get()) {
                            out.println(line.path("differences"));
                        }
                    }
                }));
        results.balanced = balanced.get();
    }

    /** Evenly over the month. */
    private static Instant at(long number, long of) {
        Instant first = MONTH.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(60);
        return first.plusSeconds((MONTH.lengthOfMonth() * 86_400L - 120) * number / of);
    }

    private interface Work {
        void run() throws Exception;
    }

    private void step(String what, String unit, long count, Work work) throws Exception {
        Duration service = rig.serviceCpu();
        Duration postgres = rig.postgresCpu();
        long startedAt = System.nanoTime();
        work.run();
        MonthResults.Step step = new MonthResults.Step(
                what,
                unit,
                count,
                (System.nanoTime() - startedAt) / 1e9,
                rig.serviceCpu().minus(service).toNanos() / 1_000.0 / count,
                rig.postgresCpu().minus(postgres).toNanos() / 1_000.0 / count);
        results.steps.add(step);
        out.printf(Locale.ROOT, "  %-28s %,9d %s in %,.1f s%n", what, count, unit, step.seconds());
    }

    /** All in one run, or some in as many as it takes to name them. */
    private void finalise(List<String> accounts, boolean all) throws IOException {
        long done = 0;
        if (all) {
            done = finalised(asked("final"));
        }
        for (int from = 0; !all && from < accounts.size(); from += RUN_ACCOUNTS_MAX) {
            ObjectNode asked = asked("final-" + from);
            ArrayNode named = asked.putArray("accounts");
            accounts.subList(from, Math.min(accounts.size(), from + RUN_ACCOUNTS_MAX))
                    .forEach(named::add);
            done += finalised(asked);
        }
        if (done != accounts.size()) {
            throw new IOException(done + " invoices were made final, not " + accounts.size());
        }
    }

    private long finalised(ObjectNode asked) throws IOException {
        return run(asked.put("finalise", true)).at("/accounts/finalised").asLong();
    }

    private static ObjectNode asked(String runId) {
        return object().put("runId", runId).put("period", MONTH.toString());
    }

    private JsonNode run(ObjectNode asked) throws IOException {
        finance.post("/v1/invoice-runs", asked).expect("starting a run");
        JsonNode run = await("/v1/invoice-runs/" + asked.path("runId").asText());
        if (!run.path("failures").isEmpty()) {
            throw new IOException("run " + run.path("runId") + " failed for " + run.path("failures"));
        }
        return run;
    }

    /** The accounts that have an invoice. */
    private List<String> invoiced() {
        List<String> accounts = new ArrayList<>();
        String after = "";
        do {
            JsonNode page = finance.get("/v1/invoices?period=" + MONTH + "&limit=" + PAGE + after)
                    .expect("listing invoices");
            page.path("items")
                    .forEach(invoice -> accounts.add(invoice.path("accountId").asText()));
            after = page.path("next").isTextual()
                    ? "&after=" + page.path("next").asText()
                    : "";
        } while (!after.isEmpty());
        return accounts;
    }

    private void export(String kind, String format) throws IOException {
        String id = kind.toLowerCase(Locale.ROOT);
        ObjectNode export = object().put("exportId", id).put("kind", kind).put("format", format);
        export.putObject("filter").put("period", MONTH.toString());
        finance.post("/v1/exports", export).expect("starting an export");
        JsonNode done = await("/v1/exports/" + id);
        if (!done.path("status").asText().equals("COMPLETED")) {
            throw new IOException("export " + id + " ended as " + done);
        }
    }

    private JsonNode await(String path) {
        JsonNode view = finance.get(path).expect("looking at " + path);
        while (view.path("status").asText().equals("RUNNING")) {
            Waiting.pause(LOOK_EVERY);
            view = finance.get(path).expect("looking at " + path);
        }
        return view;
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
