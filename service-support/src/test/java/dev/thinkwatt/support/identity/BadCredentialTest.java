package dev.thinkwatt.support.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import dev.thinkwatt.local.identity.LocalIdentity;
import dev.thinkwatt.support.key.ApiKey;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.Header;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

@QuarkusTest
class BadCredentialTest {

    @Inject
    IdentitySettings settings;

    @TestFactory
    Stream<DynamicTest> isAnsweredWithAProblem() {
        Map<String, String> bad = new HashMap<>();
        bad.put("expired", token(Map.of(), Duration.ofMinutes(-5)));
        bad.put("of another issuer", token(Map.of("iss", "http://localhost:1/thinkwatt"), Duration.ofHours(1)));
        bad.put("for another audience", token(Map.of("aud", "somebody-else"), Duration.ofHours(1)));
        bad.put("for our own sign-in, not the API", token(Map.of("aud", settings.clientId()), Duration.ofHours(1)));
        bad.put("without signature", unsigned());
        bad.put("with a changed signature", flipped(token(Map.of(), Duration.ofHours(1))));
        bad.put("truncated token", token(Map.of(), Duration.ofHours(1)).substring(0, 200));
        bad.put("not a token", "abc");
        bad.put("empty", "");
        bad.put("100 kB", "e".repeat(100_000));
        bad.put("100 kB of key", "tw_" + "a".repeat(100_000));
        bad.put("unknown key", ApiKey.create("local", "nobody").text());
        bad.put("key of another environment", ApiKey.create("live", "nobody").text());
        bad.put("truncated key", ApiKey.create("local", "nobody").text().substring(0, 60));
        bad.put("only a prefix", "tw_");
        return bad.entrySet().stream().map(one -> DynamicTest.dynamicTest(one.getKey(), () -> refused(one.getValue())));
    }

    @TestFactory
    Stream<DynamicTest> isMissing() {
        return List.of(
                        new Header("Authorization", "Basic " + base64("olga:secret")),
                        new Header("Authorization", "Bearer"),
                        new Header("Cookie", "q_session=forged; q_session_console=forged"))
                .stream()
                .map(header -> DynamicTest.dynamicTest(
                        header.toString(),
                        () -> given().header("Authorization", "")
                                .header(header)
                                .get("/v1/secured")
                                .then()
                                .statusCode(401)
                                .contentType("application/problem+json")));
    }

    private static void refused(String credential) {
        given().header("Authorization", "Bearer " + credential)
                .get("/v1/secured")
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", "Bearer realm=\"thinkwatt\"")
                .contentType("application/problem+json")
                .body("type", equalTo("urn:thinkwatt:problem:unauthenticated"))
                .body("status", equalTo(401));
    }

    private String token(Map<String, Object> different, Duration lifetime) {
        Map<String, Object> claims = new HashMap<>(Map.of(
                "iss", settings.issuer().toString(),
                "aud", settings.audience(),
                "sub", "olga",
                "roles", List.of("operations")));
        claims.putAll(different);
        return LocalIdentity.mint(claims, lifetime);
    }

    private String unsigned() {
        String payload = token(Map.of(), Duration.ofHours(1)).split("\\.")[1];
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + payload + ".";
    }

    private static String flipped(String token) {
        char last = token.charAt(token.length() - 2);
        return token.substring(0, token.length() - 2) + (last == 'A' ? 'B' : 'A') + token.charAt(token.length() - 1);
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
