package dev.thinkwatt.e2e.gateway;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.e2e.Launcher;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.identity.Person;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** That a model is to be retired, announced with notice and taken back at the end. */
record Retirement(String model, Instant at) implements AutoCloseable {

    private static final Api CORA = Launcher.ofTests().stack().as(Person.CORA);

    static Retirement announced(String model) {
        Instant at = Instant.now().truncatedTo(ChronoUnit.DAYS).plus(60, ChronoUnit.DAYS);
        CORA.post("/v1/models/" + model + "/retirement", because().put("retireAt", at.toString()))
                .expect("announcing a retirement");
        return new Retirement(model, at);
    }

    @Override
    public void close() {
        CORA.post("/v1/models/" + model + "/retirement/withdrawal", because()).expect("taking a retirement back");
        CORA.put("/v1/models/" + model + "/stage", because().put("stage", "DEFAULTABLE"))
                .expect("making a model default-able again");
    }

    private static ObjectNode because() {
        return JsonNodeFactory.instance.objectNode().put("reason", "a test");
    }
}
