package dev.thinkwatt.catalog.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.catalog.testing.People;
import dev.thinkwatt.catalog.testing.TestPlans;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.support.json.Json;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Cora writes and submits, Abel approves: what the tests of drafts have in common. */
@ApplicationScoped
public class Editor {

    private final People people;
    private final TestPlans plans;

    Editor(People people, TestPlans plans) {
        this.people = people;
        this.plans = plans;
    }

    /** A sound document, like the demo's pro, which costs so much. */
    public ObjectNode document(String planId, String baseFee) {
        ObjectNode document =
                DraftDocument.like(plans.like("pro", planId, 1), planId).tree();
        ((ObjectNode) document.get("baseFee")).put("amount", baseFee);
        return document;
    }

    /** The same, with one more model, which it has no prices for. */
    ObjectNode selling(String planId, String baseFee, String model) {
        ObjectNode document =
                DraftDocument.like(plans.selling(planId, model), planId).tree();
        document.withObject("/baseFee").put("amount", baseFee);
        document.withObject("/priceTerms").withArray("notSold").addObject().put("model", model);
        return document;
    }

    /** Says otherwise in the catalog how accurate a model is. */
    void remeasure(String model, String relativeAccuracy) {
        Response standing = cora().get("/v1/models/" + model);
        ObjectNode terms = Json.strict().valueToTree(standing.path("model"));
        terms.remove("id");
        cora().header("If-Match", standing.header("ETag"))
                .body(terms.put("relativeAccuracy", relativeAccuracy)
                        .put("reason", "Measured anew.")
                        .toString())
                .put("/v1/models/" + model)
                .then()
                .statusCode(200);
    }

    public RequestSpecification cora() {
        return people.as(Person.CORA);
    }

    public RequestSpecification abel() {
        return people.as(Person.ABEL);
    }

    /** A first draft; answers its ETag. */
    public String begin(String planId, JsonNode document) {
        return cora().header("If-None-Match", "*")
                .body(document.toString())
                .put("/v1/plans/" + planId + "/draft")
                .then()
                .statusCode(201)
                .extract()
                .header("ETag");
    }

    ValidatableResponse save(String planId, String etag, JsonNode document) {
        return cora().header("If-Match", etag)
                .body(document.toString())
                .put("/v1/plans/" + planId + "/draft")
                .then();
    }

    public ValidatableResponse submit(String planId, @Nullable Instant effectiveFrom) {
        String from = effectiveFrom == null ? "" : "\"effectiveFrom\": \"" + effectiveFrom + "\", ";
        return cora().header("If-Match", etag(planId))
                .body("{" + from + "\"reason\": \"Prices of the year.\"}")
                .post("/v1/plans/" + planId + "/draft/submission")
                .then();
    }

    /** Of the draft as it is; of any where there is none. */
    String etag(String planId) {
        String etag = cora().get("/v1/plans/" + planId + "/draft").header("ETag");
        return etag == null ? "\"0\"" : etag;
    }

    void discard(String planId) {
        cora().header("If-Match", etag(planId))
                .delete("/v1/plans/" + planId + "/draft")
                .then()
                .statusCode(204);
    }

    /** With a word about what is doubtful: the prices of tests jump. */
    public ValidatableResponse approve(String planId, String etag) {
        return approve(planId, etag, acknowledging(planId, "Meant so."));
    }

    /** A word about all that is doubtful of a draft now. */
    String acknowledging(String planId, String why) {
        Object doubts = abel().get("/v1/plans/" + planId + "/draft").path("doubts");
        ObjectNode word = Json.strict().createObjectNode().put("acknowledgement", why);
        return word.set("doubts", Json.strict().valueToTree(doubts)).toString();
    }

    ValidatableResponse approve(String planId, String etag, String body) {
        return abel().header("If-Match", etag)
                .body(body)
                .post("/v1/plans/" + planId + "/draft/approval")
                .then();
    }

    /** From document to published version; at once without an instant. */
    public ValidatableResponse publish(String planId, JsonNode document, @Nullable Instant effectiveFrom) {
        String etag = begin(planId, document);
        submit(planId, effectiveFrom).statusCode(200);
        return approve(planId, etag).statusCode(201);
    }

    ValidatableResponse withdraw(String planId, int version) {
        return cora().body("{\"reason\": \"A mistake.\"}")
                .post("/v1/plans/" + planId + "/versions/" + version + "/withdrawal")
                .then();
    }
}
