package dev.thinkwatt.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thinkwatt.e2e.Launcher.Ended;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.client.Publishing;
import dev.thinkwatt.local.infrastructure.Folders;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Kafka loses its disk with usage on it that billing never read: it is charged all the same, and nothing else changes. */
@ExtendWith(RunningStack.class)
class LostDiskTest {

    private static final Launcher LAUNCHER = Launcher.ofTests();
    private static final LocalStack STACK = LAUNCHER.stack();

    private final String plan = "lost-" + UUID.randomUUID().toString().substring(0, 8);
    private final Gateway gateway = new Gateway(STACK);

    @Test
    void chargesWhatItNeverGotAndChangesNothingElse() throws Exception {
        new Publishing(STACK).first(plan, "enterprise-api");
        gateway.seat(plan, plan, plan);
        Instant from = Instant.now().minusSeconds(1);
        long parked = parked();
        JsonNode known = settled();
        JsonNode charge = gateway.charge(known);
        LAUNCHER.kill("billing");
        JsonNode lost = settled();
        await().atMost(Duration.ofSeconds(30)).until(() -> isOnTheTopic(lost));

        loseTheDisk();
        JsonNode later = settled();
        assertThat(gateway.priced(plan)).isEqualTo(1);

        Ended republished = LAUNCHER.run(
                "republish",
                "--from",
                from.toString(),
                "--accept-new-topics",
                "the disk died",
                "--port-offset",
                Integer.toString(Launcher.PORT_OFFSET));

        assertThat(republished.exitCode()).as(republished.output()).isZero();
        assertThat(republished.output())
                .contains("billing reads", "quota reads", "catalog reads")
                .containsPattern("\\d+ usage events are sent again");
        gateway.charge(lost);
        gateway.charge(later);
        assertThat(gateway.charge(known)).isEqualTo(charge);
        assertThat(gateway.priced(plan)).isEqualTo(3);
        assertThat(gateway.get("/v1/audit/books").get("balanced").asBoolean()).isTrue();
        assertThat(parked()).isEqualTo(parked);
    }

    /** How many events wait for somebody; other tests leave some. */
    private long parked() {
        return gateway.get("/v1/audit/books").get("parked").asLong();
    }

    private JsonNode settled() {
        JsonNode decision = gateway.decide(plan, UUID.randomUUID().toString(), "gpt-5");
        gateway.settle(decision, Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(2));
        return decision;
    }

    private static void loseTheDisk() throws Exception {
        Ended down = LAUNCHER.run("down");
        assertThat(down.exitCode()).as(down.output()).isZero();
        Folders.delete(STACK.data().resolve("kafka"));
        Ended up = LAUNCHER.up();
        assertThat(up.exitCode()).as(up.output()).isZero();
    }

    private static boolean isOnTheTopic(JsonNode decision) {
        return UsageRecords.read(LAUNCHER.kafka()).stream()
                .anyMatch(record ->
                        record.value().contains(decision.get("eventId").asText()));
    }
}
