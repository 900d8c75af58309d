package dev.thinkwatt.e2e.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thinkwatt.e2e.UsageRecords;
import dev.thinkwatt.e2e.history.Call.Settle;
import dev.thinkwatt.e2e.history.Reply.Closed;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What billing gets to read. */
final class UsageTopic {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration SENT_WITHIN = Duration.ofSeconds(40);

    private final Site site;

    UsageTopic(Site site) {
        this.site = site;
    }

    /**
     * Of each decision that was settled, or whose hold ran out, one event stands; all others are corrected by one that stands. Of
     * no other decision there is any, and a subscriber's came in the order in which they were settled. A relay that is killed before it has noted what it sent sends it again: the same event, which its readers know.
     *
     * @return how many records were sent again
     */
    int requireOneEventEach(Rows rows, Episode episode) throws SQLException {
        await("the outbox is empty").atMost(SENT_WITHIN).until(() -> rows.outbox() == 0);
        List<ConsumerRecord<String, String>> records = read(episode.subscribers());
        Map<UUID, String> payloads = new LinkedHashMap<>();
        for (ConsumerRecord<String, String> record : records) {
            String before = payloads.putIfAbsent(id(record), record.value());
            assertThat(before == null || before.equals(record.value()))
                    .as("the same event %s", record)
                    .isTrue();
        }
        Rows.Events events = rows.events(episode.subscribers());
        List<UUID> corrected = payloads.values().stream()
                .map(payload -> json(payload).path("corrects"))
                .filter(JsonNode::isTextual)
                .map(corrects -> UUID.fromString(corrects.asText()))
                .toList();
        assertThat(corrected).containsExactlyInAnyOrderElementsOf(events.corrected());
        assertThat(payloads.keySet()).containsAll(corrected);
        Map<UUID, String> standing = new LinkedHashMap<>(payloads);
        standing.keySet().removeAll(corrected);
        assertThat(standing.keySet()).containsExactlyInAnyOrderElementsOf(events.standing());
        List<String> requests = standing.values().stream()
                .map(payload -> json(payload).path("subscriberId").asText() + "/"
                        + json(payload).path("requestId").asText())
                .toList();
        episode.subscribers().forEach(subscriber -> requireOrder(subscriber, episode.history(subscriber), requests));
        return records.size() - payloads.size();
    }

    /** Where one settlement was answered before another was asked for, its event is first on the topic. */
    private static void requireOrder(String subscriber, List<Operation> history, List<String> requests) {
        Map<String, Integer> places = new HashMap<>();
        requests.forEach(request -> places.put(request, places.size()));
        List<Operation> settlements = history.stream()
                .filter(operation -> operation.call() instanceof Settle
                        && operation.reply() instanceof Closed closed
                        && !closed.replayed())
                .toList();
        for (Operation first : settlements) {
            for (Operation second : settlements) {
                if (first.respondedAt() < second.invokedAt()) {
                    assertThat(place(places, subscriber, first))
                            .as("%s before %s", first, second)
                            .isLessThan(place(places, subscriber, second));
                }
            }
        }
    }

    private static int place(Map<String, Integer> places, String subscriber, Operation settlement) {
        return Objects.requireNonNull(
                places.get(subscriber + "/" + settlement.call().requestId()));
    }

    /** In the order of the one partition that all of an account's are on. */
    private List<ConsumerRecord<String, String>> read(List<String> subscribers) {
        return UsageRecords.read(site.kafkaServers()).stream()
                .filter(record -> subscribers.contains(
                        json(record.value()).path("subscriberId").asText()))
                .toList();
    }

    private static UUID id(ConsumerRecord<String, String> record) {
        return UUID.fromString(new String(record.headers().lastHeader("ce_id").value(), StandardCharsets.UTF_8));
    }

    private static JsonNode json(String payload) {
        try {
            return JSON.readTree(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
