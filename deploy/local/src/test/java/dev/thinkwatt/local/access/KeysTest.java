package dev.thinkwatt.local.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.thinkwatt.local.client.Api;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class KeysTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private HttpServer service;
    private String asked = "";
    private int status = 201;
    private String answer = "{\"keyId\":\"g1\",\"key\":\"tw_local_g1_secret_sum\"}";

    @BeforeEach
    void open() throws IOException {
        service = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        service.createContext("/", this::handle);
        service.start();
    }

    @AfterEach
    void close() {
        service.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        asked = exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("Authorization") + " "
                + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Test
    void printsNothingButTheKeyOnStandardOutput() {
        keys().create(new Keys.Wanted("g1", "Gateway", List.of("gateway", "knobs"), null, null, "OPENAI"));

        assertThat(out).hasToString("tw_local_g1_secret_sum\n");
        assertThat(asked)
                .isEqualTo(
                        "POST /v1/keys Bearer t1 "
                                + "{\"keyId\":\"g1\",\"name\":\"Gateway\",\"scopes\":[\"gateway\",\"knobs\"],\"rateLimitHeaders\":\"OPENAI\"}");
    }

    @Test
    void saysHowToGetAnotherSecretWhereTheKeyWasMadeBefore() {
        status = 200;
        answer = "{\"keyId\":\"g1\"}";

        assertThatThrownBy(() -> keys().create(new Keys.Wanted("g1", "Gateway", List.of("gateway"), null, null, null)))
                .isInstanceOf(Api.Refused.class)
                .hasMessageContaining("./thinkwatt keys rotate g1");
    }

    @Test
    void namesTheOverlapOfARotationInSeconds() {
        keys().rotate("g1", "r1", Duration.ofHours(2));

        assertThat(asked)
                .startsWith("POST /v1/keys/g1/rotations ")
                .endsWith("{\"rotationId\":\"r1\",\"overlapSeconds\":7200}");
        assertThat(out).hasToString("tw_local_g1_secret_sum\n");
    }

    @Test
    void revokesForAReason() {
        status = 200;

        keys().revoke("g1", "it leaked");

        assertThat(asked).startsWith("POST /v1/keys/g1/revocation ").endsWith("{\"reason\":\"it leaked\"}");
        assertThat(told.toString(StandardCharsets.UTF_8)).contains("g1 is revoked");
    }

    @Test
    void listsEachKeyOnALine() {
        status = 200;
        answer = """
                {"items": [{"keyId": "g1", "status": "ACTIVE", "scopes": ["gateway", "knobs"], "name": "Gateway",
                            "lastUsedAt": "2026-11-24T12:00:00.123Z"}]}""";

        keys().list();

        assertThat(out.toString(StandardCharsets.UTF_8).lines().skip(1))
                .containsExactly("%-32s  %-8s  %-24s  %-20s  %-20s  %s"
                        .formatted("g1", "ACTIVE", "gateway,knobs", "2026-11-24T12:00:00Z", "never", "Gateway"));
    }

    @Test
    void passesOnWhyAKeyIsRefused() {
        status = 403;
        answer = "{\"title\":\"Forbidden\",\"detail\":\"scope operations is needed\"}";

        assertThatThrownBy(() -> keys().list()).hasMessage("listing keys: 403 Forbidden: scope operations is needed");
    }

    @Test
    void namesEachRuleThatAKeyBreaks() {
        status = 400;
        answer = """
                {"title": "The request breaks a rule", "detail": "keyId must be longer (and 1 more)", "violations": [
                    {"field": "keyId", "rule": "must be longer"}, {"field": "scopes[0]", "rule": "must be known"}]}""";

        assertThatThrownBy(() -> keys().create(new Keys.Wanted("g", "Gateway", List.of("gw"), null, null, null)))
                .hasMessage(
                        "making key g: 400 The request breaks a rule: keyId must be longer; scopes[0] must be known");
    }

    @Test
    void saysWhyBesideTheRulesWhereTheRulesAreNotAll() {
        status = 409;
        answer = """
                {"title": "Conflict", "detail": "the version has doubts", "violations": [{"field": "prices[0]", "rule": "has doubled"}]}""";

        assertThatThrownBy(() -> keys().list())
                .hasMessage("listing keys: 409 Conflict: the version has doubts; prices[0] has doubled");
    }

    private Keys keys() {
        URI origin = URI.create("http://127.0.0.1:" + service.getAddress().getPort());
        return new Keys(new Api(origin, () -> "t1"), stream(out), stream(told));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
