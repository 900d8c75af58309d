package dev.thinkwatt.e2e.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thinkwatt.local.client.Api;
import dev.thinkwatt.local.client.LocalStack;
import dev.thinkwatt.local.identity.Person;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Keys that are made for a test, and known to all three services when it gets them. */
final class Keys {

    private static final List<String> A_PATH_OF_EACH = List.of("/v1/keys", "/v1/accounts", "/v1/plans");

    private Keys() {}

    static String make(LocalStack stack, String scope, int requestsPerSecond) {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("keyId", "t-" + UUID.randomUUID().toString().substring(0, 12))
                .put("name", "Of a test, " + scope)
                .put("requestsPerSecond", requestsPerSecond);
        body.putArray("scopes").add(scope);
        String key = stack.as(Person.OLGA)
                .post("/v1/keys", body)
                .expect("making a key")
                .get("key")
                .asText();
        Api api = new Api(stack.origin(), () -> key);
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(A_PATH_OF_EACH)
                        .allSatisfy(path -> assertThat(api.get(path).status()).isNotEqualTo(401)));
        return key;
    }
}
