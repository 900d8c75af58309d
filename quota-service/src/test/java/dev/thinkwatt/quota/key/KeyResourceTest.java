package dev.thinkwatt.quota.key;

import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.local.identity.Person;
import dev.thinkwatt.quota.Gateway;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
class KeyResourceTest {

    private static final Duration EVERYWHERE_WITHIN = Duration.ofSeconds(20);

    @ConfigProperty(name = "thinkwatt.identity.issuer")
    URI issuer;

    private final String keyId = "k-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void makesAKeyThatIsShownOnceAndOpensDoors() {
        Response created = Gateway.post("/v1/keys", request());
        String key = created.then()
                .statusCode(201)
                .header("Location", endsWith("/v1/keys/" + keyId))
                .body("status", equalTo("ACTIVE"))
                .body("scopes", contains("gateway"))
                .body("requestsPerSecond", equalTo(5000))
                .body("rateLimitHeaders", equalTo("IETF"))
                .extract()
                .path("key");

        assertThat(key).matches("tw_local_" + keyId + "_[0-9a-f]{64}_[0-9a-f]{8}");
        awaitStatus(key, 404);
        Gateway.post("/v1/keys", request()).then().statusCode(200).body("key", nullValue());
        get("/v1/keys/" + keyId).then().statusCode(200).body("key", nullValue());
    }

    @Test
    void refusesAnotherBodyForTheId() {
        Gateway.post("/v1/keys", request()).then().statusCode(201);

        Gateway.post("/v1/keys", request("name", "Another"))
                .then()
                .statusCode(409)
                .body("type", equalTo("urn:thinkwatt:problem:conflict"));
    }

    @Test
    void rotatesWithAnOverlap() {
        String first = create();
        awaitStatus(first, 404);
        Map<String, Object> rotation = Map.of("rotationId", "r1", "overlapSeconds", 60);
        String second = Gateway.post("/v1/keys/" + keyId + "/rotations", rotation)
                .then()
                .statusCode(201)
                .body("secrets", hasSize(2))
                .extract()
                .path("key");
        awaitStatus(second, 404);
        assertThat(status(first)).isEqualTo(404);

        Gateway.post("/v1/keys/" + keyId + "/rotations", rotation)
                .then()
                .statusCode(200)
                .body("key", nullValue());
        Gateway.post("/v1/keys/" + keyId + "/rotations", Map.of("rotationId", "r1", "overlapSeconds", 61))
                .then()
                .statusCode(409);
        Gateway.post("/v1/keys/" + keyId + "/rotations", Map.of("rotationId", "r2", "overlapSeconds", 0))
                .then()
                .statusCode(201)
                .body("secrets", hasSize(1));
        awaitStatus(first, 401);
        awaitStatus(second, 401);
    }

    @Test
    void neverHasMoreThanFiveSecrets() {
        create();
        for (int i = 1; i < 5; i++) {
            Gateway.post("/v1/keys/" + keyId + "/rotations", Map.of("rotationId", "r" + i))
                    .then()
                    .statusCode(201)
                    .body("secrets", hasSize(i + 1));
        }

        Gateway.post("/v1/keys/" + keyId + "/rotations", Map.of("rotationId", "r5"))
                .then()
                .statusCode(409);
    }

    @Test
    void losesNoSecretToRotationsAtTheSameTime() throws Exception {
        create();
        List<Callable<Integer>> rotations = IntStream.range(0, 8)
                .<Callable<Integer>>mapToObj(i ->
                        () -> Gateway.post("/v1/keys/" + keyId + "/rotations", Map.of("rotationId", "r" + i))
                                .statusCode())
                .toList();
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            for (Future<Integer> status : threads.invokeAll(rotations)) {
                statuses.add(status.get());
            }
        }

        assertThat(statuses)
                .containsOnly(201, 409)
                .filteredOn(status -> status == 201)
                .hasSize(4);
        get("/v1/keys/" + keyId).then().body("secrets", hasSize(5));
    }

    @Test
    void revokesForEver() {
        String key = create();
        awaitStatus(key, 404);
        revoke().then().statusCode(200).body("status", equalTo("REVOKED")).body("revokedAt", notNullValue());

        awaitStatus(key, 401);
        revoke().then().statusCode(200);
        Gateway.post("/v1/keys/" + keyId + "/rotations", Map.of("rotationId", "r1"))
                .then()
                .statusCode(409);
        Gateway.post("/v1/keys", request()).then().statusCode(200).body("status", equalTo("REVOKED"));
    }

    @Test
    void tellsWhenAKeyWasLastUsed() {
        String key = create();
        awaitStatus(key, 404);

        await().atMost(EVERYWHERE_WITHIN)
                .untilAsserted(() -> get("/v1/keys/" + keyId)
                        .then()
                        .body("lastUsedAt", notNullValue())
                        .body("lastUsedService", equalTo("quota-service")));
    }

    @Test
    void listsKeysWithoutTheirSecrets() {
        String key = create();

        String list = get("/v1/keys?limit=200")
                .then()
                .statusCode(200)
                .body("items.keyId", hasItem(keyId))
                .extract()
                .asString();
        assertThat(list).doesNotContain(key.split("_")[3]);
    }

    @Test
    void keepsWhoDidWhatAndWhyButNoSecret() throws IOException {
        String key = create();
        Gateway.post("/v1/keys/" + keyId + "/rotations", Map.of("rotationId", "r1"));
        revoke();

        String trail = given().header("Authorization", "Bearer " + LocalIdentity.token(issuer, Person.AUDE))
                .get("/v1/audit-entries/quota?subject=" + keyId)
                .then()
                .statusCode(200)
                .body("items.action", contains("key.revoked", "key.rotated", "key.created"))
                .body("items.actor", contains("tests", "tests", "tests"))
                .body("items.actorKind", contains("KEY", "KEY", "KEY"))
                .body("items[0].reason", equalTo("it leaked"))
                .body("items[0].before.status", equalTo("ACTIVE"))
                .body("items[0].after.status", equalTo("REVOKED"))
                .body("items[2].before", nullValue())
                .extract()
                .asString();
        assertThat(trail).doesNotContain(key.split("_")[3]).doesNotContain("sha256");
    }

    @ParameterizedTest
    @CsvSource({
        "keyId, UPPER",
        "keyId, ab",
        "keyId, ../..",
        "name, ''",
        "name, 'a\u0000b'",
        "expiresAt, 2020-01-01T00:00:00Z",
        "expiresAt, 9999-01-01T00:00:00Z",
        "requestsPerSecond, 0",
        "requestsPerSecond, 100001",
        "rateLimitHeaders, ANTHROPIC"
    })
    void refusesWhatBreaksARule(String field, String value) {
        Gateway.post("/v1/keys", request(field, value.matches("[0-9]+") ? Integer.valueOf(value) : value))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo(field));
    }

    @ParameterizedTest
    @CsvSource({"operations", "catalog:approve", "nonsense"})
    void givesMachinesNothingThatOnlyPeopleMay(String scope) {
        Gateway.post("/v1/keys", request("scopes", List.of(scope)))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("scopes[0]"));
    }

    @Test
    void asksWhyAKeyIsRevoked() {
        create();

        Gateway.post("/v1/keys/" + keyId + "/revocation", Map.of("reason", " "))
                .then()
                .statusCode(400)
                .body("violations[0].field", equalTo("reason"));
    }

    @Test
    void knowsNoOtherKeys() {
        get("/v1/keys/nobody").then().statusCode(404);
    }

    private String create() {
        return Gateway.post("/v1/keys", request())
                .then()
                .statusCode(201)
                .extract()
                .path("key");
    }

    private Response revoke() {
        return Gateway.post("/v1/keys/" + keyId + "/revocation", Map.of("reason", "it leaked"));
    }

    private Map<String, Object> request() {
        return Map.of("keyId", keyId, "name", "A test's", "scopes", List.of("gateway"));
    }

    private Map<String, Object> request(String field, Object value) {
        Map<String, Object> request = new HashMap<>(request());
        request.put(field, value);
        return request;
    }

    /** The subscriber is unknown: 404 is what a key that is let in gets. */
    private static int status(String key) {
        return given().header("Authorization", "Bearer " + key)
                .get("/v1/subscribers/nobody-" + Instant.now().getEpochSecond() + "/standing")
                .statusCode();
    }

    private static void awaitStatus(String key, int expected) {
        await().atMost(EVERYWHERE_WITHIN).until(() -> status(key) == expected);
    }
}
