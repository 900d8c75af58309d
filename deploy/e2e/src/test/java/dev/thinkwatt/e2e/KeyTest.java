package dev.thinkwatt.e2e;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A key from its first request to its last, at all three services. */
@ExtendWith(RunningStack.class)
class KeyTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final List<String> ONE_PATH_EACH =
            List.of("/v1/subscribers/ada/standing", "/v1/usage?account=ada", "/v1/plans");

    private static final LocalStack STACK = Launcher.ofTests().stack();
    private static final Api OPERATIONS = STACK.as(Person.OLGA);

    @Test
    void opensAllServicesUntilItIsRevokedAndNoneSoonAfter() {
        String id = "e2e-" + UUID.randomUUID().toString().substring(0, 8);
        String key = OPERATIONS
                .post("/v1/keys", wanted(id))
                .expect("making a key")
                .get("key")
                .asText();
        Api machine = new Api(STACK.origin(), () -> key);
        awaitStatus(machine, 200);

        ObjectNode why = JsonNodeFactory.instance.objectNode().put("reason", "its test is over");
        OPERATIONS.post("/v1/keys/" + id + "/revocation", why).expect("revoking the key");
        long revokedAt = System.nanoTime();
        awaitStatus(machine, 401);

        System.out.printf(
                "A revoked key is refused everywhere after %,d ms.%n",
                Duration.ofNanos(System.nanoTime() - revokedAt).toMillis());
    }

    private static void awaitStatus(Api machine, int status) {
        await().atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .untilAsserted(() -> assertThat(ONE_PATH_EACH)
                        .allSatisfy(
                                path -> assertThat(machine.get(path).status()).isEqualTo(status)));
    }

    private static ObjectNode wanted(String id) {
        ObjectNode key = JsonNodeFactory.instance.objectNode().put("keyId", id).put("name", "End to end");
        key.putArray("scopes").add("gateway").add("finance:read").add("catalog:read");
        return key;
    }
}
