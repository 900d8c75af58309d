package dev.thinkwatt.catalog.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.model.ServedModelService;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.model.plan.ServedModel;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.function.Consumer;

/** Plans of a test's own, like the demo's {@code pro} but for their id, and free of charge, so that no other test minds them. */
@ApplicationScoped
public class TestPlans {

    public static final Instant FROM = Instant.parse("2024-05-13T00:00:00Z");

    private final PlanService plans;

    private final ServedModelService models;

    TestPlans(PlanService plans, ServedModelService models) {
        this.plans = plans;
        this.models = models;
    }

    /** Publishes version 1. */
    public void publish(String id) {
        plans.publish(like("pro", id, 1), FROM);
    }

    /** Publishes version 1 of a plan like another, but for its surcharge. */
    public void publishSurcharging(String planId, String id, Consumer<ObjectNode> surcharge) {
        ObjectNode body = Json.strict().valueToTree(like(planId, id, 1));
        surcharge.accept(body.withObject("/surcharge"));
        plans.publish(read(body, Plan.class), FROM);
    }

    /** Publishes version 1 with models of the test's own, new to the catalog, beside the demo's. */
    public void publishSelling(String id, String... ownModels) {
        for (String model : ownModels) {
            models.publish(model(model));
        }
        plans.publish(selling(id, ownModels), FROM);
    }

    /** Version 1 of a plan with further models beside the demo's, in the catalog or not. */
    public Plan selling(String id, String... furtherModels) {
        ObjectNode body = Json.strict().valueToTree(like("pro", id, 1));
        for (String model : furtherModels) {
            body.withArray("models").add(Json.strict().<ObjectNode>valueToTree(model(model)));
        }
        return read(body, Plan.class);
    }

    /** Version 1 of a plan whose routing floor no other model reaches. */
    public Plan floored(String id, String onlyModel) {
        ObjectNode body = Json.strict().valueToTree(selling(id, onlyModel));
        for (JsonNode model : body.withArray("models")) {
            ((ObjectNode) model).put("tier", model.path("id").asText().equals(onlyModel) ? "PRO" : "REGULAR");
        }
        body.withObject("/entitlements").put("routingFloor", "PRO");
        return read(body, Plan.class);
    }

    /** A model like the demo's {@code gpt-5} but for its id. */
    public ServedModel model(String id) {
        ServedModel gpt5 =
                plans.version("pro", 1).flatMap(pro -> pro.model("gpt-5")).orElseThrow();
        return read(Json.strict().<ObjectNode>valueToTree(gpt5).put("id", id), ServedModel.class);
    }

    /** Another plan under another name. */
    public Plan like(String planId, String id, int version) {
        Plan plan = plans.version(planId, 1).orElseThrow();
        ObjectNode body = Json.strict().valueToTree(plan);
        body.put("id", id).put("version", version).put("paid", false);
        return read(body, Plan.class);
    }

    private static <T> T read(ObjectNode body, Class<T> type) {
        try {
            return Json.strict().treeToValue(body, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
