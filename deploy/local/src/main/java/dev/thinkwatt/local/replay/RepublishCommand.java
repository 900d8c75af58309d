package dev.thinkwatt.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.thinkwatt.local.client.Address;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.io.PrintStream;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code thinkwatt republish}. */
@Command(
        name = "republish",
        description = "Send usage events again, for a broker that lost its disk.",
        footer = {
            "",
            "Each is what it was the first time, made from the decision that is kept: billing takes those that it never"
                    + " got, and no notice of the others.",
            "Ends with 0 where all were sent again, and with 1 where some cannot be rebuilt."
        })
public final class RepublishCommand implements Callable<Integer> {

    private static final List<String> SERVICES = List.of("quota", "billing", "catalog");

    @Mixin
    private Address address = new Address();

    @Option(
            names = "--from",
            paramLabel = "INSTANT",
            required = true,
            description = {
                "Whatever was settled, or ran out and was estimated, then or later: 2026-11-20T00:00:00Z for example.",
                "Rather too early than too late; no earlier than decisions are kept, 35 days unless set otherwise."
            })
    private Instant from = Instant.EPOCH;

    @Option(
            names = "--accept-new-topics",
            paramLabel = "REASON",
            description = {
                "First have all services read topics from their start that Kafka created anew, or lost records of.",
                "Only where you know that what they read before is gone for good. REASON goes into the audit trails."
            })
    private @Nullable String reason;

    @Override
    public Integer call() {
        return Exit.of(() -> {
            Api api = address.as(Person.OLGA);
            if (reason != null) {
                accept(api, reason);
            }
            JsonNode body = JsonNodeFactory.instance.objectNode().put("from", from.toString());
            JsonNode republished = LongWork.follow(
                            each -> api.postLines("/v1/republications", body, LongWork.LINES, each),
                            "Days gone through",
                            System.out)
                    .orElseThrow(() -> new Api.Refused(
                            "It broke off. See ./thinkwatt logs quota; then ask again: nothing is charged twice."));
            return tell(republished, System.out);
        });
    }

    private static void accept(Api api, String reason) {
        for (String service : SERVICES) {
            JsonNode accepted = api.post(
                            "/v1/topics/" + service + "/acceptance",
                            JsonNodeFactory.instance.objectNode().put("reason", reason))
                    .expect("accepting the topics of " + service);
            tellAccepted(service, accepted, System.out);
        }
    }

    static void tellAccepted(String service, JsonNode accepted, PrintStream out) {
        JsonNode partitions = accepted.path("partitions");
        out.printf(
                "%s reads %s.%n",
                service,
                partitions.isEmpty()
                        ? "on where it was: its topics are those that it knows"
                        : "%,d partitions from their start; another replica of it that is not live does once it is started again"
                                .formatted(partitions.size()));
    }

    /** @return whether none is missing */
    static boolean tell(JsonNode republished, PrintStream out) {
        long lacking = republished.path("notRebuildable").asLong();
        out.printf(
                "%,d usage events are sent again, as fast as Kafka takes them: outbox_pending tells how many wait.%n",
                republished.path("sent").asLong());
        if (lacking > 0) {
            out.printf(
                    "%,d more can NOT be rebuilt: their decisions were settled before start and end were kept, or under a plan"
                            + " version that quota-service has not read.%n",
                    lacking);
        }
        return lacking == 0;
    }
}
