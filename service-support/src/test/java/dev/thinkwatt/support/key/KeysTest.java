package dev.thinkwatt.support.key;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.support.KafkaLog;
import dev.thinkwatt.support.identity.Scope;
import dev.thinkwatt.support.key.KeyPublished.Secret;
import dev.thinkwatt.support.outbox.Outbox;
import dev.thinkwatt.support.outbox.OutboxMessage;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
class KeysTest {

    private static final int MANY = 10_000;

    @Inject
    Outbox outbox;

    @Inject
    PublishedKeys keys;

    @Inject
    KafkaLog kafka;

    private final ApiKey key =
            ApiKey.create("local", "k-" + UUID.randomUUID().toString().substring(0, 8));

    @Test
    void openWhatTheirScopesSay() {
        publish(1, null, null, MANY, secret(key, null));

        ask(key, "gateway")
                .then()
                .statusCode(200)
                .body("kind", equalTo("KEY"))
                .body("id", equalTo(key.keyId()))
                .body("signedInBy", equalTo("API_KEY"))
                .body("scopes", contains("gateway"));
        ask(key, "finance").then().statusCode(403);
    }

    @Test
    void areRefusedOnceRevoked() {
        publish(1, null, null, MANY, secret(key, null));
        publish(2, null, Instant.now(), MANY, secret(key, null));

        ask(key, "gateway").then().statusCode(401);
    }

    @Test
    void areRefusedOnceExpired() {
        publish(1, Instant.now().minusSeconds(1), null, MANY, secret(key, null));

        ask(key, "gateway").then().statusCode(401);
    }

    @Test
    void areRefusedWithAnotherSecret() {
        publish(1, null, null, MANY, secret(key, null));

        ask(ApiKey.create("local", key.keyId()), "gateway").then().statusCode(401);
    }

    @Test
    void areRefusedInAnotherEnvironment() {
        publish(1, null, null, MANY, secret(key, null));

        ask(new ApiKey("live", key.keyId(), key.secret()), "gateway").then().statusCode(401);
    }

    @Test
    void haveTwoSecretsWhileTheyAreRotated() {
        ApiKey next = ApiKey.create("local", key.keyId());
        publish(1, null, null, MANY, secret(key, Instant.now().plusSeconds(60)), secret(next, null));
        ask(key, "gateway").then().statusCode(200);
        ask(next, "gateway").then().statusCode(200);

        publish(2, null, null, MANY, secret(key, Instant.now().minusSeconds(1)), secret(next, null));
        ask(key, "gateway").then().statusCode(401);
        ask(next, "gateway").then().statusCode(200);
    }

    @Test
    void askOnlyAsOftenAsTheyMay() {
        publish(1, null, null, 2, secret(key, null));
        List<Response> answers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            answers.add(ask(key, "gateway"));
        }

        assertThat(answers)
                .filteredOn(answer -> answer.statusCode() == 429)
                .isNotEmpty()
                .allSatisfy(refused -> {
                    assertThat(refused.contentType()).isEqualTo("application/problem+json");
                    assertThat(refused.header("Retry-After")).isEqualTo("1");
                    assertThat(refused.path("detail").toString()).contains(key.keyId(), "2 times a second");
                });
        assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).isNotEmpty();
    }

    @Test
    void tellOnceOfManyUses() {
        publish(1, null, null, MANY, secret(key, null));
        for (int i = 0; i < 5; i++) {
            ask(key, "gateway").then().statusCode(200);
        }

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() ->
                        assertThat(kafka.values(KeyUsed.TOPIC, key.keyId())).hasSize(1));
        assertThat(kafka.values(KeyUsed.TOPIC, key.keyId()).getFirst())
                .contains(key.keyId(), "support-test")
                .doesNotContain(key.secret());
    }

    private static Response ask(ApiKey key, String door) {
        return given().header("Authorization", "Bearer " + key.text()).get("/v1/secured/" + door);
    }

    private static Secret secret(ApiKey key, @Nullable Instant expiresAt) {
        return new Secret(HexFormat.of().formatHex(key.hash()), expiresAt);
    }

    private void publish(
            long revision,
            @Nullable Instant expiresAt,
            @Nullable Instant revokedAt,
            int requestsPerSecond,
            Secret... secrets) {
        KeyPublished published = new KeyPublished(
                revision,
                key.keyId(),
                "a test's",
                Set.of(Scope.GATEWAY),
                expiresAt,
                revokedAt,
                requestsPerSecond,
                RateLimitHeaders.OPENAI,
                List.of(secrets));
        QuarkusTransaction.requiringNew()
                .run(() -> outbox.append(OutboxMessage.cloudEvent(
                        "/test",
                        "test",
                        UUID.randomUUID(),
                        KeyPublished.TOPIC,
                        key.keyId(),
                        Instant.now(),
                        published)));
        await().atMost(Duration.ofSeconds(20)).until(() -> keys.knows(published));
    }
}
