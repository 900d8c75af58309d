package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.local.client.Address;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thinkwatt audit}. */
@Command(
        name = "audit",
        description = "Count again what quotas hold, compute the books again, and name the first difference of each.",
        footer = {"", "Ends with 0 where both balance, and with 1 where anything differs."})
public final class AuditCommand implements Callable<Integer> {

    @Mixin
    private Address address = new Address();

    @Override
    public Integer call() {
        return Exit.of(() -> {
            Api api = address.as(Person.FINN);
            JsonNode counters = read(api, "/v1/audit/counters", "Counted again", "quota", System.out);
            tellCounters(counters, System.out);
            long startedAt = System.nanoTime();
            JsonNode books = read(api, "/v1/audit/books", "Priced again", "billing", System.out);
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            tell(books, seconds, System.out);
            return counters.path("balanced").asBoolean()
                    && books.path("balanced").asBoolean();
        });
    }

    private static JsonNode read(Api api, String path, String what, String service, PrintStream out) {
        return LongWork.follow(each -> api.lines(path, LongWork.LINES, each), what, out)
                .orElseThrow(() -> new Api.Refused("The audit broke off. See ./thinkwatt logs " + service + "."));
    }

    static void tellCounters(JsonNode counters, PrintStream out) {
        out.printf(
                "%,d decisions: %,d running windows and %,d top-ups of %,d owners counted again; %,d cannot be: they"
                        + " began before the decisions that are kept.%n",
                counters.path("decisions").asLong(),
                counters.path("windows").asLong(),
                counters.path("topUps").asLong(),
                counters.path("owners").asLong(),
                counters.path("tooOld").asLong());
        if (counters.path("balanced").asBoolean()) {
            out.println(
                    "The counters agree: each that can be counted again holds what decisions took, and no hold went past its limit.");
            return;
        }
        tellFirst("The counters do NOT agree", counters, out);
    }

    static void tell(JsonNode books, double seconds, PrintStream out) {
        out.printf(
                "%,d events: %,d priced, %,d pending, %,d parked; %,d sent again. Audited in %.1f s, %,.0f events/s.%n",
                books.path("events").asLong(),
                books.path("priced").asLong(),
                books.path("pending").asLong(),
                books.path("parked").asLong(),
                books.path("duplicates").asLong(),
                seconds,
                books.path("priced").asLong() / seconds);
        if (books.path("balanced").asBoolean()) {
            out.println(
                    "The books balance: every event, transfer and invoice is what it comes to when it is computed again.");
            return;
        }
        tellFirst("The books do NOT balance", books, out);
    }

    private static void tellFirst(String verdict, JsonNode audited, PrintStream out) {
        JsonNode first = audited.path("differences").path(0);
        out.printf(
                "%s: %,d differences. The first: %s of %s is %s, and should be %s.%n",
                verdict,
                audited.path("differing").asLong(),
                first.path("what").asText(),
                first.path("id").asText(),
                first.path("recorded").asText(),
                first.path("expected").asText());
    }
}
