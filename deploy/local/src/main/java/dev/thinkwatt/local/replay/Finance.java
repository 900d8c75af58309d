package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/** The billing side of a run: waiting until all of it is priced, drawing its invoices, checking the books. */
final class Finance {

    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration STALLED_AFTER = Duration.ofSeconds(60);
    private static final Duration DRAWN_WITHIN = Duration.ofMinutes(10);
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final int RUN_ACCOUNTS_MAX = 500;

    private final Api api;
    private final Cast cast;

    Finance(Api api, Cast cast) {
        this.api = api;
        this.cast = cast;
    }

    /**
     * Waits until billing-service has priced so many events of the run.
     *
     * @throws Api.Refused if nothing was priced for a minute; it says what is missing
     */
    void awaitPriced(long expected, Progress progress) {
        long last = -1;
        Instant movedAt = Instant.now();
        while (last < expected) {
            long[] counts = priced();
            if (counts[0] != last) {
                last = counts[0];
                movedAt = Instant.now();
                progress.reach(last);
            } else if (Duration.between(movedAt, Instant.now()).compareTo(STALLED_AFTER) > 0) {
                throw new Api.Refused(
                        ("billing-service has priced %,d of %,d events and stands still; %,d wait for a plan"
                                        + " version or an electricity price. See GET /v1/parked-events and ./thinkwatt logs billing.")
                                .formatted(last, expected, counts[1]));
            }
            if (last < expected) {
                Waiting.pause(LOOK_EVERY);
            }
        }
    }

    /** Events priced, and events that wait. */
    private long[] priced() {
        long events = 0;
        long pending = 0;
        for (Cast.Account account : cast.accounts()) {
            JsonNode usage = usage(account, "account");
            for (JsonNode group : usage.path("items")) {
                events += group.path("events").asLong();
            }
            pending += usage.path("pending").asLong();
        }
        return new long[] {events, pending};
    }

    private JsonNode usage(Cast.Account account, String groupBy) {
        return api.get("/v1/usage?account=" + account.id() + "&groupBy=" + groupBy)
                .expect("reading usage");
    }

    /** Draws the invoices of the running month and adds them up. */
    Bill invoice() {
        List<String> accounts = cast.accounts().stream().map(Cast.Account::id).toList();
        YearMonth month = YearMonth.now(ZONE);
        for (int from = 0; from < accounts.size(); from += RUN_ACCOUNTS_MAX) {
            draw(month, accounts.subList(from, Math.min(accounts.size(), from + RUN_ACCOUNTS_MAX)));
        }
        Bill bill = new Bill();
        for (Cast.Account account : cast.accounts()) {
            usage(account, "model")
                    .path("items")
                    .forEach(group -> bill.addUsage(group.path("key").asText(), ofModel(group)));
            String list = "/v1/invoices?account=" + account.id() + "&period=" + month;
            for (JsonNode invoice : api.get(list).expect("listing invoices").path("items")) {
                String path = "/v1/invoices/" + invoice.path("invoiceId").asText();
                bill.addInvoice(api.get(path).expect("reading an invoice"));
            }
        }
        return bill;
    }

    private void draw(YearMonth month, List<String> accounts) {
        String runId = cast.run() + "-" + UUID.randomUUID().toString().substring(0, 8);
        ObjectNode body =
                JsonNodeFactory.instance.objectNode().put("runId", runId).put("period", month.toString());
        ArrayNode named = body.putArray("accounts");
        accounts.forEach(named::add);
        JsonNode run = api.post("/v1/invoice-runs", body).expect("starting an invoice run");
        Instant deadline = Instant.now().plus(DRAWN_WITHIN);
        while (!run.path("status").asText().equals("COMPLETED")) {
            if (Instant.now().isAfter(deadline)) {
                throw new Api.Refused("invoice run " + runId + " is not done after " + DRAWN_WITHIN.toMinutes()
                        + " minutes: " + run.path("accounts"));
            }
            Waiting.pause(LOOK_EVERY);
            run = api.get("/v1/invoice-runs/" + runId).expect("reading an invoice run");
        }
        if (!run.path("failures").isEmpty()) {
            throw new Api.Refused("invoice run " + runId + " failed for " + run.path("failures"));
        }
    }

    private static Bill.OfModel ofModel(JsonNode group) {
        JsonNode tokens = group.path("tokens");
        return new Bill.OfModel(
                group.path("events").asLong(),
                tokens.path("INPUT").asLong(),
                tokens.path("OUTPUT").asLong(),
                Bill.decimal(group, "worth"),
                Bill.decimal(group, "charged"));
    }

    /** The books of the whole installation, computed again from the raw events. */
    JsonNode audit() {
        return api.get("/v1/audit/books").expect("auditing the books");
    }
}
