package dev.thinkwatt.billing.invoice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.thinkwatt.billing.invoice.RunAccountRow.Status;
import dev.thinkwatt.support.json.Json;
import java.util.Map;

/** How many accounts of a run are where. */
record RunCounts(Map<Status, Long> byStatus) {

    RunCounts {
        byStatus = Map.copyOf(byStatus);
    }

    /** @param json accounts by status */
    static RunCounts read(String json) {
        try {
            return new RunCounts(Json.tolerant().readValue(json, new TypeReference<>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("what was counted can be read", e);
        }
    }

    long of(Status status) {
        return byStatus.getOrDefault(status, 0L);
    }

    long total() {
        return byStatus.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whole percent of the accounts that wait no longer. */
    int percentDone() {
        return total() == 0 ? 100 : (int) (100 * (total() - of(Status.WAITING)) / total());
    }
}
