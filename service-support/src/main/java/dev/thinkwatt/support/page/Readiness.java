package dev.thinkwatt.support.page;

import io.smallrye.health.SmallRyeHealth;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** Whether a service can do its work, and what it still waits for. */
record Readiness(boolean ready, List<String> waitingFor) {

    private static final String UP = HealthCheckResponse.Status.UP.name();

    Readiness {
        waitingFor = List.copyOf(waitingFor);
    }

    static Readiness of(SmallRyeHealth health) {
        JsonObject report = health.getPayload();
        List<String> down = report.getJsonArray("checks").stream()
                .map(JsonValue::asJsonObject)
                .filter(check -> !UP.equals(check.getString("status")))
                .map(check -> check.getString("name"))
                .toList();
        return new Readiness(UP.equals(report.getString("status")), down);
    }
}
