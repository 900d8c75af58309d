package dev.thinkwatt.catalog.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.plan.PlanService;
import dev.thinkwatt.model.plan.Plan;
import dev.thinkwatt.support.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.UncheckedIOException;
import java.time.Instant;

/** Plans of a test's own, like the demo's {@code pro} but for their id, and free of charge, so that no other test minds them. */
@ApplicationScoped
public class TestPlans {

    public static final Instant FROM = Instant.parse("2024-05-13T00:00:00Z");

    private final PlanService plans;

    TestPlans(PlanService plans) {
        this.plans = plans;
    }

    /** Publishes version 1. */
    public void publish(String id) {
        plans.publish(like("pro", id, 1), FROM);
    }

    /** Another plan under another name. */
    public Plan like(String planId, String id, int version) {
        Plan plan = plans.version(planId, 1).orElseThrow();
        ObjectNode body = Json.strict().valueToTree(plan);
        body.put("id", id).put("version", version).put("paid", false);
        try {
            return Json.strict().treeToValue(body, Plan.class);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
