package dev.thinkwatt.billing.rating;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.thinkwatt.model.energy.EnergyCharge;
import dev.thinkwatt.model.energy.EnergyCharge.Part;
import dev.thinkwatt.model.usage.UsageEvent;
import dev.thinkwatt.support.json.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * An event that stands for another from now on, because its electricity was published again at another price. It says the same
 * but for its name, so that it is charged what the other would be charged today.
 *
 * @param first the event that came in, of which all the others were made
 */
record Repricing(UsageEvent event, UUID first) {

    /** In the place of a topic: such an event comes from no record. */
    static final String TOPIC = "repricing";

    static Repricing of(UsageEvent standing, UUID first) {
        // One event is repriced once at most: what stands for it is repriced next.
        UUID eventId = UUID.nameUUIDFromBytes(("repricing/" + standing.eventId()).getBytes(StandardCharsets.UTF_8));
        UsageEvent event = new UsageEvent(
                eventId,
                standing.decisionId(),
                standing.revision() + 1,
                standing.accountId(),
                standing.subscriberId(),
                standing.requestId(),
                standing.plan(),
                standing.requestedModel(),
                standing.model(),
                standing.selection(),
                standing.overage(),
                standing.usage(),
                standing.site(),
                standing.serviceTier(),
                standing.startedAt(),
                standing.endedAt(),
                standing.decidedAt(),
                standing.settledAt(),
                standing.estimated(),
                standing.eventId());
        return new Repricing(event, first);
    }

    UsageRecord record() {
        try {
            byte[] payload = Json.tolerant().writeValueAsBytes(event);
            return new UsageRecord(TOPIC, 0, 0, event.accountId(), payload, Map.of());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a usage event is always JSON", e);
        }
    }

    /** Whether another energy, price or rate comes out now, or it was estimated; another name of the index alone changes nothing. */
    static boolean differs(EnergyCharge recorded, EnergyCharge now) {
        return recorded.nanoWattHours() != now.nanoWattHours()
                || recorded.amount().amount().compareTo(now.amount().amount()) != 0
                || differ(recorded.parts(), now.parts());
    }

    private static boolean differ(List<Part> recorded, List<Part> now) {
        if (recorded.size() != now.size()) {
            return true;
        }
        for (int i = 0; i < now.size(); i++) {
            Part one = recorded.get(i);
            Part other = now.get(i);
            if (one.nanoWattHours() != other.nanoWattHours()
                    || one.price().compareTo(other.price()) != 0
                    || one.rate().compareTo(other.rate()) != 0
                    || one.isEstimated() != other.isEstimated()) {
                return true;
            }
        }
        return false;
    }
}
