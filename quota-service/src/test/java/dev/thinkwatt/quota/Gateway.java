package dev.thinkwatt.quota;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/** Plays a gateway. */
public final class Gateway {

    private Gateway() {}

    /** A request of a subscriber for a model, under an id of its own. */
    public static Map<String, Object> request(String subscriberId, String model) {
        Map<String, Object> request = new HashMap<>();
        request.put("requestId", UUID.randomUUID().toString());
        request.put("subscriberId", subscriberId);
        request.put("model", model);
        request.put("selection", "MANUAL");
        return request;
    }

    /** What a request used that just ended. */
    public static Map<String, Object> settlement(String model) {
        Instant now = Instant.now();
        Map<String, Object> settlement = new HashMap<>();
        settlement.put("model", model);
        settlement.put(
                "usage",
                Map.of("inputTokens", 1200, "cachedInputTokens", 200, "outputTokens", 500, "reasoningTokens", 300));
        settlement.put("tokenConvention", "CACHED_IN_INPUT_REASONING_IN_OUTPUT");
        settlement.put("site", "us-east");
        settlement.put("serviceTier", "STANDARD");
        settlement.put("startedAt", now.minusSeconds(7).toString());
        settlement.put("endedAt", now.toString());
        return settlement;
    }

    public static Response decide(Map<String, Object> request) {
        return post("/v1/decisions", request);
    }

    public static Response settle(String decisionId, Map<String, Object> settlement) {
        return post("/v1/decisions/" + decisionId + "/settlement", settlement);
    }

    public static Response release(String decisionId, String cause) {
        return post("/v1/decisions/" + decisionId + "/release", Map.of("cause", cause));
    }

    /** A decision that was made, by its id. */
    public static String decided(String subscriberId, String model) {
        return decide(request(subscriberId, model))
                .then()
                .statusCode(200)
                .extract()
                .path("decisionId");
    }

    public static Response post(String path, Object body) {
        return given().contentType(ContentType.JSON).body(body).post(path);
    }
}
