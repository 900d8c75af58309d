package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.local.client.Address;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code thinkwatt audit}. */
@Command(
        name = "audit",
        description = "Recompute the books of the running stack from the raw events, and name the first difference.",
        footer = {"", "Ends with 0 where they balance, and with 1 where anything differs."})
public final class AuditCommand implements Callable<Integer> {

    private static final String LINES = "application/x-ndjson";

    @Mixin
    private Address address = new Address();

    @Override
    public Integer call() {
        return Exit.of(() -> {
            long startedAt = System.nanoTime();
            JsonNode books = read(address.as(Person.FINN), System.out);
            double seconds = (System.nanoTime() - startedAt) / 1e9;
            tell(books, seconds, System.out);
            return books.path("balanced").asBoolean();
        });
    }

    private static JsonNode read(Api api, PrintStream out) {
        AtomicReference<@Nullable JsonNode> books = new AtomicReference<>();
        AtomicReference<@Nullable Progress> progress = new AtomicReference<>();
        try {
            api.lines("/v1/audit/books", LINES, line -> {
                if (line.has("balanced")) {
                    books.set(line);
                } else {
                    shown(progress, out, line.path("all").asLong())
                            .reach(line.path("done").asLong());
                }
            });
        } finally {
            Progress shown = progress.get();
            if (shown != null) {
                shown.close();
            }
        }
        JsonNode found = books.get();
        if (found == null) {
            throw new Api.Refused("The audit broke off. See ./thinkwatt logs billing.");
        }
        return found;
    }

    private static Progress shown(AtomicReference<@Nullable Progress> progress, PrintStream out, long all) {
        Progress shown = progress.get();
        if (shown == null) {
            shown = new Progress(out, System.console() != null, "Priced again", all);
            progress.set(shown);
        }
        return shown;
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
        JsonNode first = books.path("differences").path(0);
        out.printf(
                "The books do NOT balance: %,d differences. The first: %s of %s is %s, and should be %s.%n",
                books.path("differing").asLong(),
                first.path("what").asText(),
                first.path("id").asText(),
                first.path("recorded").asText(),
                first.path("expected").asText());
    }
}
